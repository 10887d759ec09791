package dev.sallyport.engine.testkit;

import dev.sallyport.engine.testkit.documentdb.Encryption;
import dev.sallyport.engine.testkit.documentdb.WireBridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * PostgreSQL with the extension DocumentDB as `.ci/run` unpacks it into the folder of {@code SALLYPORT_TEST_CACHE}, and our
 * {@link WireBridge} before it: it runs inside of that, as nobody in particular, and only root can start it there.
 */
final class DocumentDbServer {
    private static final String PROGRAMS = "/usr/lib/postgresql/18/bin/";

    /** Indexes are built where the command waits for them, so nothing is in the background. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            shared_preload_libraries = 'pg_cron, pg_documentdb_core, pg_documentdb'
            cron.database_name = 'postgres'
            documentdb_core.enableCollation = on
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            max_connections = 200
            shared_buffers = 64MB
            """;

    private final Path system;

    private DocumentDbServer(Path system) {
        this.system = system;
    }

    static boolean isUnpacked() {
        return Programs.isRoot() && Files.isExecutable(system().resolve(PROGRAMS.substring(1) + "postgres"));
    }

    static DocumentServer start() throws IOException, GeneralSecurityException, SQLException {
        return new DocumentDbServer(system()).startServer();
    }

    private static Path system() {
        return CacheFolder.ofServers().resolve("documentdb");
    }

    private DocumentServer startServer() throws IOException, GeneralSecurityException, SQLException {
        Unpacked folders = new Unpacked(system);
        folders.removeLeftOver();
        ServerFiles files = folders.make();
        String data = folders.inside(files) + "/data";
        PreparedData.of(
                        ServerKind.DOCUMENTDB,
                        SETTINGS + Files.getLastModifiedTime(system.resolve(PROGRAMS.substring(1) + "postgres")))
                .bring(files.folder().resolve("data"), () -> initialize(files, data));
        int port = Programs.freePort();
        Process process = serve(data, port);
        WireBridge bridge =
                WireBridge.start(url(port), Encryption.of(files.certificate().store(), TestCertificate.PASSWORD));
        String address = "localhost:" + bridge.port();
        return new DocumentServer(
                ServerKind.DOCUMENTDB,
                address,
                "mongodb://" + address + "/?retryWrites=false",
                files.tls(),
                () -> stop(bridge, process, data, files));
    }

    private void initialize(ServerFiles files, String data) throws IOException {
        Programs.run(command("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"));
        Files.writeString(files.folder().resolve("data/postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        int port = Programs.freePort();
        Process process = serve(data, port);
        try (Connection connection = DriverManager.getConnection(url(port));
                var statement = connection.createStatement()) {
            statement.execute("create extension documentdb cascade");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Programs.run(command("pg_ctl", "stop", "-D", data, "-m", "fast"));
        process.onExit().join();
    }

    private Process serve(String data, int port) throws IOException {
        Process process = Programs.start(command("postgres", "-D", data, "-p", Integer.toString(port)));
        try {
            Answer.await(ServerKind.DOCUMENTDB, url(port), new Properties(), process);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return process;
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** The kernel forgets whom to end with us when the user changes, so that is said last. */
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of("chroot", "--userspec=" + Unpacked.NOBODY, system.toString()));
        command.addAll(List.of("env", "LC_ALL=C.UTF-8", "LD_LIBRARY_PATH=" + libraries()));
        command.addAll(List.of("setpriv", "--pdeathsig", "INT", PROGRAMS + program));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Packages that are unpacked and not installed have no links to the libraries of which there are several. */
    private static String libraries() {
        String folder = "/usr/lib/" + System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu/";
        return folder + "blas:" + folder + "lapack";
    }

    private void stop(WireBridge bridge, Process process, String data, ServerFiles files) {
        bridge.close();
        try {
            Programs.run(command("pg_ctl", "stop", "-D", data, "-m", "immediate"));
        } catch (IOException e) {
            process.destroyForcibly();
        }
        process.onExit().join();
        files.delete();
    }
}
