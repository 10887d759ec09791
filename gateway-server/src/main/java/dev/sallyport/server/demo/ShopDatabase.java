package dev.sallyport.server.demo;

import dev.sallyport.server.authority.DevAuthority;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * PostgreSQL with the shop in it. It listens on the loopback address, the gateway logs in with a password over TLS, and
 * once it is set up nobody logs in without one.
 */
final class ShopDatabase implements AutoCloseable {
    /** The role of the gateway. */
    static final String ROLE = "sallyport";

    /** The database of the shop. */
    static final String DATABASE = "shop";

    private static final String OWNER = "postgres";
    private static final String OPEN = "host all " + OWNER + " localhost trust\n";
    private static final String CLOSED =
            "hostssl all " + ROLE + " localhost scram-sha-256\n" + "host all " + OWNER + " localhost scram-sha-256\n";

    private final DemoFolder folder;
    private final SecureRandom random;
    private final EmbeddedPostgres server;

    private ShopDatabase(DemoFolder folder, SecureRandom random, EmbeddedPostgres server) {
        this.folder = folder;
        this.random = random;
        this.server = server;
    }

    /** Starts the server, and at the first time makes the shop from its script. */
    static ShopDatabase start(DemoFolder folder, DevAuthority authority, Path script, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        Leftover.stop(folder.database());
        Path access = folder.demo().resolve("pg_hba.conf");
        boolean isNew = !Files.exists(access) || !Files.exists(folder.database().resolve("PG_VERSION"));
        DemoFolder.write(access, isNew ? OPEN : CLOSED);
        var database = new ShopDatabase(folder, random, server(folder, authority, access, random));
        if (isNew) {
            database.fill(Files.readString(script));
            DemoFolder.write(access, CLOSED);
            database.run(OWNER, "select pg_reload_conf()");
        }
        return database;
    }

    private static EmbeddedPostgres server(DemoFolder folder, DevAuthority authority, Path access, SecureRandom random)
            throws IOException {
        Redirect log = Redirect.appendTo(folder.demo().resolve("postgresql.log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.databaseServer().toFile())
                .setDataDirectory(folder.database())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", folder.password(OWNER, random))
                .setServerConfig("hba_file", access.toString())
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", authority.serverCertificate().toString())
                .setServerConfig("ssl_key_file", authority.serverKey().toString())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
    }

    /** Host and port, as the certificate names the host. */
    String address() {
        return "localhost:" + server.getPort();
    }

    private void fill(String script) throws SQLException, IOException {
        run(OWNER, "create database " + DATABASE);
        run(OWNER, "create role " + ROLE + " login noinherit password '" + folder.password(ROLE, random) + "'");
        run(DATABASE, script);
        run(OWNER, "alter role " + OWNER + " password '" + folder.password(OWNER, random) + "'");
    }

    /** Drains the results so that an error in a later statement of a script is not lost. */
    private void run(String database, String script) throws SQLException {
        try (Connection connection = server.getDatabase(OWNER, database).getConnection();
                Statement statement = connection.createStatement()) {
            boolean isRows = statement.execute(script);
            while (isRows || statement.getUpdateCount() != -1) {
                try (ResultSet _ = isRows ? statement.getResultSet() : null) {
                    isRows = statement.getMoreResults();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
