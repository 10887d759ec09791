package dev.sallyport.server.demo;

import dev.sallyport.server.authority.DevAuthority;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * MariaDB with the shop in it. It listens on the loopback address, the gateway logs in with a password over TLS, and
 * nobody ever logged in without one.
 */
final class ShopMariaDb implements AutoCloseable {
    /** The role of the gateway. */
    static final String ROLE = "sallyport";

    /** The database of the shop. */
    static final String DATABASE = "shop";

    /** How the file with the password of the role is called: another one than that of its namesake in PostgreSQL. */
    static final String SECRET = "sallyport-mariadb";

    private static final String OWNER = "root";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private ShopMariaDb(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server, and at the first time makes the shop from its script. */
    static ShopMariaDb start(DemoFolder folder, DevAuthority authority, Path script, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        Path data = folder.mariaDb();
        Leftover.stop(folder.mariaDbProcess(), data);
        MariaDbPrograms programs = MariaDbPrograms.unpack(folder.mariaDbServer());
        Path filled = data.resolve("filled");
        if (!Files.exists(filled)) {
            make(programs, folder);
        }
        Path first = folder.demo().resolve("mariadb-first.sql");
        DemoFolder.write(first, Files.exists(filled) ? "" : firstStatements(folder, random));
        ShopMariaDb database = launch(programs, folder, authority, first);
        try {
            database.await(folder.password(OWNER, random));
            if (!Files.exists(filled)) {
                database.fill(folder.password(OWNER, random), Files.readString(script));
                Files.createFile(filled);
            }
        } catch (SQLException | IOException e) {
            database.close();
            throw e;
        } finally {
            Files.delete(first);
        }
        return database;
    }

    /** A half-made folder is made anew. */
    private static void make(MariaDbPrograms programs, DemoFolder folder) throws IOException, InterruptedException {
        DemoFolder.remove(folder.mariaDb());
        Files.createDirectory(folder.mariaDb());
        Path script = folder.demo().resolve("mariadb-tables.sql");
        Files.writeString(script, programs.script());
        List<String> command = command(programs, folder);
        command.add("--bootstrap");
        int end =
                process(command, folder).redirectInput(script.toFile()).start().waitFor();
        Files.delete(script);
        if (end != 0) {
            throw new IOException("MariaDB could not be set up, see `" + log(folder) + "`");
        }
    }

    /** What the server runs before it lets anybody in; one statement a line. */
    private static String firstStatements(DemoFolder folder, SecureRandom random) throws IOException {
        String owner = "'" + folder.password(OWNER, random) + "'";
        return String.join(
                "\n",
                "delete from mysql.global_priv where user not in ('mariadb.sys', 'root') or host not in ('localhost', '127.0.0.1');",
                "flush privileges;",
                "alter user root@localhost identified by " + owner + ";",
                "alter user root@127.0.0.1 identified by " + owner + ";",
                "create database " + DATABASE + ";",
                "create user " + ROLE + "@127.0.0.1 identified by '" + folder.password(SECRET, random)
                        + "' require ssl;",
                "");
    }

    private static ShopMariaDb launch(MariaDbPrograms programs, DemoFolder folder, DevAuthority authority, Path first)
            throws IOException {
        int port = freePort();
        List<String> command = command(programs, folder);
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--socket=" + folder.mariaDb().resolve("socket"),
                "--pid-file=" + folder.mariaDbProcess(),
                "--init-file=" + first,
                "--character-set-server=utf8mb4",
                "--local-infile=OFF",
                "--ssl-cert=" + authority.serverCertificate(),
                "--ssl-key=" + authority.serverKey()));
        return new ShopMariaDb(process(command, folder).start(), port);
    }

    /** It refuses to run as root unless that is said, and would keep a log of 96 MB for a shop of thirty customers. */
    private static List<String> command(MariaDbPrograms programs, DemoFolder folder) {
        return new ArrayList<>(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + programs.folder(),
                "--lc-messages-dir=" + programs.folder().resolve("share"),
                "--innodb-log-file-size=8M",
                "--innodb-buffer-pool-size=16M",
                "--datadir=" + folder.mariaDb(),
                "--tmpdir=" + folder.mariaDb()));
    }

    private static ProcessBuilder process(List<String> command, DemoFolder folder) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log(folder).toFile()));
    }

    private static Path log(DemoFolder folder) {
        return folder.demo().resolve("mariadb.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Host and port, as the certificate names the host. */
    String address() {
        return "localhost:" + port;
    }

    private void await(String password) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (var _ = connect(password)) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private void fill(String password, String script) throws SQLException {
        try (Connection connection = connect(password);
                var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + address() + "/" + DATABASE + "?allowMultiQueries=true&sslMode=REQUIRED",
                OWNER,
                password);
    }

    @Override
    public void close() {
        try {
            RunningProcess.stop(process.toHandle(), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
