package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** MariaDB 10 as Debian packages it, with a data folder of our own; it refuses root, so root steps down to nobody in particular. */
final class MariaDbServer {
    private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
    private static final Path SCRIPTS = Path.of("/usr/share/mysql");
    private static final String NOBODY = "65533";

    private MariaDbServer() {}

    static boolean isInstalled() throws IOException {
        return Files.isExecutable(PROGRAM) && version().contains(" 10.");
    }

    private static String version() throws IOException {
        return Programs.output(List.of(PROGRAM.toString(), "--version"));
    }

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        ServerFiles files = ServerFiles.make();
        Path folder = files.folder();
        if (Programs.isRoot()) {
            files.give(NOBODY);
        }
        List<String> script = script();
        PreparedData.of(ServerKind.MARIADB10, version() + script)
                .bring(folder.resolve("data"), () -> initialize(folder, script));
        int port = Programs.freePort();
        Process process = Programs.start(command(MySqlSettings.serving(folder.toString(), port)));
        Answer.await(ServerKind.MARIADB10, "localhost:" + port, process);
        return TestServer.own(ServerKind.MARIADB10, "localhost:" + port, files, () -> stop(process, files));
    }

    private static void initialize(Path folder, List<String> script) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        if (Programs.isRoot()) {
            Programs.run(List.of("chown", NOBODY, data.toString()));
        }
        Programs.run(
                command(MySqlSettings.making(folder.toString(), "--bootstrap")),
                Files.write(folder.resolve("first.sql"), script));
    }

    /** What `mariadb-install-db` of another package feeds to a first start. */
    private static List<String> script() throws IOException {
        List<String> lines = new ArrayList<>(List.of("create database mysql;", "use mysql;"));
        for (String file : List.of(
                "mysql_system_tables.sql",
                "mysql_performance_tables.sql",
                "mysql_system_tables_data.sql",
                "maria_add_gis_sp_bootstrap.sql",
                "mysql_sys_schema.sql")) {
            lines.addAll(Files.readAllLines(SCRIPTS.resolve(file)));
        }
        return lines;
    }

    private static List<String> command(List<String> settings) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
        if (Programs.isRoot()) {
            command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(PROGRAM.toString());
        command.addAll(settings);
        return command;
    }

    private static void stop(Process process, ServerFiles files) {
        process.destroyForcibly().onExit().join();
        files.delete();
    }
}
