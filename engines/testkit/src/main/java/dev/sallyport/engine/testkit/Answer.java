package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The first answer of a server that is starting. */
final class Answer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Answer() {}

    static void await(ServerKind kind, String address, Process process) throws SQLException, IOException {
        Administration administration = kind.engine().administration();
        await(kind, administration.url(address, administration.home()), administration.properties(), process);
    }

    /** Asks at a JDBC address. */
    static void await(ServerKind kind, String url, Properties administrator, Process process)
            throws SQLException, IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try (var _ = DriverManager.getConnection(url, administrator)) {
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                if (!process.isAlive()) {
                    throw new IOException("server `" + kind.key() + "` ended while it started", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
