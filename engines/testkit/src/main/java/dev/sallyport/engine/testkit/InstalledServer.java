package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL 15 as Debian packages it, with a data folder of our own; it refuses root, so root steps down to `postgres`. */
final class InstalledServer {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private InstalledServer() {}

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("initdb"));
    }

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        PostgresFiles told = PostgresFiles.make();
        ServerFiles files = told.files();
        if (Programs.isRoot()) {
            files.give("postgres");
        }
        String data = files.folder().resolve("data").toString();
        Programs.run(command("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"));
        int port = Programs.freePort();
        told.appendSettings(Path.of(data, "postgresql.conf"), port);
        Process process = Programs.start(command("postgres", "-D", data));
        Answer.await(ServerKind.POSTGRESQL15, "localhost:" + port, process);
        return TestServer.own(ServerKind.POSTGRESQL15, "localhost:" + port, files, () -> stop(process, data, files));
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Programs.isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
            command.addAll(List.of("--pdeathsig", "INT"));
        }
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void stop(Process process, String data, ServerFiles files) {
        try {
            Programs.run(command("pg_ctl", "stop", "-D", data, "-m", "immediate"));
        } catch (IOException e) {
            process.destroyForcibly();
        }
        process.onExit().join();
        files.delete();
    }
}
