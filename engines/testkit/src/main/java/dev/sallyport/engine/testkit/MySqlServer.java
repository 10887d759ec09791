package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * MySQL 9 as `.ci/run` unpacks it into the folder of {@code SALLYPORT_TEST_CACHE}: it runs inside of that, as nobody in
 * particular, and only root can start it there.
 */
final class MySqlServer {
    private static final String NOBODY = "65533:65533";
    private static final String OWN = "/srv";
    private static final String FIRST =
            "create user root@127.0.0.1; grant all on *.* to root@127.0.0.1 with grant option;";
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path system;

    private MySqlServer(Path system) {
        this.system = system;
    }

    static boolean isUnpacked() {
        return Programs.isRoot() && Files.isExecutable(system().resolve("usr/sbin/mysqld"));
    }

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        return new MySqlServer(system()).startServer();
    }

    private static Path system() {
        return CacheFolder.ofServers().resolve("mysql9");
    }

    private TestServer startServer() throws IOException, GeneralSecurityException, SQLException {
        removeLeftOver();
        ServerFiles files = ServerFiles.in(Files.createTempDirectory(system.resolve(OWN.substring(1)), "server-"));
        Files.writeString(files.folder().resolve("first.sql"), FIRST);
        files.give(NOBODY);
        String folder = OWN + "/" + files.folder().getFileName();
        PreparedData.of(ServerKind.MYSQL9, FIRST + Files.getLastModifiedTime(system.resolve("usr/sbin/mysqld")))
                .bring(files.folder().resolve("data"), () -> initialize(folder));
        int port = Programs.freePort();
        Process process =
                Programs.start(command(MySqlSettings.serving(folder, port, "--mysqlx=OFF", "--secure-file-priv=NULL")));
        Answer.await(ServerKind.MYSQL9, "localhost:" + port, process);
        return TestServer.own(ServerKind.MYSQL9, "localhost:" + port, files, () -> stop(process, files));
    }

    private void initialize(String folder) throws IOException {
        Programs.run(
                command(MySqlSettings.making(folder, "--initialize-insecure", "--init-file=" + folder + "/first.sql")));
    }

    /** The kernel forgets whom to end with us when the user changes, so that is said last. */
    private List<String> command(List<String> settings) {
        List<String> command = new ArrayList<>(List.of("chroot", "--userspec=" + NOBODY, system.toString()));
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "mysqld"));
        command.addAll(settings);
        return command;
    }

    /** What runs left behind that were ended by force. */
    private void removeLeftOver() throws IOException {
        try (Stream<Path> folders = Files.list(system.resolve(OWN.substring(1)))) {
            for (Path folder : folders.toList()) {
                Instant made = Files.getLastModifiedTime(folder).toInstant();
                if (made.isBefore(Instant.now().minus(LEFT_OVER))) {
                    Programs.run(List.of("rm", "-rf", folder.toString()));
                }
            }
        }
    }

    private static void stop(Process process, ServerFiles files) {
        process.destroyForcibly().onExit().join();
        files.delete();
    }
}
