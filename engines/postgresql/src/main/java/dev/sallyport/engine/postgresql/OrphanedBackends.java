package dev.sallyport.engine.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Backends whose connection was broken while they worked. PostgreSQL looks at a request to cancel only where its code asks for
 * one, and some loops never do; such a backend works on to the end of its loop, connection or not. Here each keeps its place
 * among the connections of the source until the server does not know it any more: never more of them work than connections.
 */
final class OrphanedBackends implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final double NANOS = 1e9;

    /** A process that is older than this; the server gives numbers again. No name in it is looked up in a search path. */
    private static final String KNOWN = "SELECT 1 FROM pg_catalog.pg_stat_activity"
            + " WHERE pid OPERATOR(pg_catalog.=) ? AND state IS NOT NULL AND backend_start OPERATOR(pg_catalog.<=)"
            + " (pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.make_interval(secs => ?))";

    private final Connections connections;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    /** A connection to the same server that belongs to no pool. */
    @FunctionalInterface
    interface Connections {
        Connection connect() throws SQLException;
    }

    OrphanedBackends(Connections connections) {
        this.connections = connections;
    }

    /** Gives the place back once the backend is gone, at once when nobody can wait for it any more. */
    void whenGone(int process, Runnable giveBack) {
        try {
            waiting.execute(() -> {
                try {
                    await(process);
                } finally {
                    giveBack.run();
                }
            });
        } catch (RejectedExecutionException _) {
            giveBack.run();
        }
    }

    private void await(int process) {
        long broken = System.nanoTime();
        try {
            for (Duration pause = SHORTEST; isKnown(process, broken); pause = longer(pause)) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }

    /** A server that cannot be asked is asked again. */
    private boolean isKnown(int process, long broken) throws InterruptedException {
        while (true) {
            try {
                return ask(process, broken);
            } catch (SQLException | RuntimeException _) {
                Thread.sleep(LONGEST);
            }
        }
    }

    private boolean ask(int process, long broken) throws SQLException {
        try (Connection connection = connections.connect();
                PreparedStatement question = connection.prepareStatement(KNOWN)) {
            question.setInt(1, process);
            question.setDouble(2, (System.nanoTime() - broken) / NANOS);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next();
            }
        }
    }

    /** Ends all waiting; the places are given back. */
    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
