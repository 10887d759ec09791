package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** PostgreSQL 15 as Debian packages it, with a data folder of our own; it refuses root, so root steps down to `postgres`. */
final class InstalledServer {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private InstalledServer() {}

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAMS.resolve("initdb"));
    }

    static TestServer start() throws IOException, GeneralSecurityException, SQLException {
        ServerFiles files = ServerFiles.make();
        if (Programs.isRoot()) {
            Programs.run(List.of("chown", "-R", "postgres", files.folder().toString()));
        }
        String data = files.folder().resolve("data").toString();
        Programs.run(command("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"));
        int port = Programs.freePort();
        files.appendSettings(Path.of(data, "postgresql.conf"), port);
        Process process = Programs.start(command("postgres", "-D", data));
        Properties administrator = new Properties();
        administrator.setProperty("user", "postgres");
        awaitAnswer("jdbc:postgresql://localhost:" + port + "/postgres", administrator);
        return new TestServer(
                ServerKind.POSTGRESQL15,
                "localhost:" + port,
                administrator,
                new Tls.Verified(files.certificate().certificate().toString()),
                () -> stop(process, data, files));
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

    private static void awaitAnswer(String url, Properties administrator) throws SQLException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (var _ = DriverManager.getConnection(url, administrator)) {
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
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
