package dev.sallyport.engine.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
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

    /** When a process began, since the server gives its number to another one later; no name in it is looked up in a search path. */
    private static final String BEGAN =
            "SELECT backend_start::text FROM pg_catalog.pg_stat_activity WHERE pid OPERATOR(pg_catalog.=) ? AND state IS NOT NULL";

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
        try {
            Optional<String> began = whenKnown(process);
            Optional<String> now = began;
            for (Duration pause = SHORTEST; now.isPresent() && now.equals(began); pause = longer(pause)) {
                Thread.sleep(pause);
                now = whenKnown(process);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        return pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }

    /** When the process began, or nothing when there is none; a server that cannot be asked is asked again. */
    private Optional<String> whenKnown(int process) throws InterruptedException {
        while (true) {
            try {
                return began(process);
            } catch (SQLException _) {
                Thread.sleep(LONGEST);
            }
        }
    }

    private Optional<String> began(int process) throws SQLException {
        try (Connection connection = connections.connect();
                PreparedStatement question = connection.prepareStatement(BEGAN)) {
            question.setInt(1, process);
            try (ResultSet answer = question.executeQuery()) {
                return answer.next() ? Optional.of(answer.getString(1)) : Optional.empty();
            }
        }
    }

    /** Ends all waiting; the places are given back. */
    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
