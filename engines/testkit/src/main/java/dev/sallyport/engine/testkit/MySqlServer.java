package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * MySQL 9 as `.ci/run` unpacks it into the folder of {@code SALLYPORT_TEST_CACHE}: it runs inside of that, as nobody in
 * particular, and only root can start it there.
 */
final class MySqlServer {
    private static final String FIRST =
            "create user root@127.0.0.1; grant all on *.* to root@127.0.0.1 with grant option;";

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
        Unpacked folders = new Unpacked(system);
        folders.removeLeftOver();
        ServerFiles files = folders.make();
        Files.writeString(files.folder().resolve("first.sql"), FIRST);
        String folder = folders.inside(files);
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
        List<String> command = new ArrayList<>(List.of("chroot", "--userspec=" + Unpacked.NOBODY, system.toString()));
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "mysqld"));
        command.addAll(settings);
        return command;
    }

    private static void stop(Process process, ServerFiles files) {
        process.destroyForcibly().onExit().join();
        files.delete();
    }
}
