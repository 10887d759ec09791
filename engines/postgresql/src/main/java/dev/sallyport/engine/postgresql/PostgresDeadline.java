package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresErrors.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time of one execution, and who ended it early.
 *
 * <p>The server has its own timeout for each step. This one is for all of them together, and for a server that does not
 * answer: it asks the server to cancel, and a second later it breaks the connection.
 */
final class PostgresDeadline implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PostgresSession session;
    private final ScheduledExecutorService timer;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final Future<?> alarm;
    private volatile boolean closed;

    PostgresDeadline(PostgresSession session, ScheduledExecutorService timer, Duration time) {
        this.session = session;
        this.timer = timer;
        this.alarm = timer.schedule(() -> end(Ending.DEADLINE), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(ending.get());
    }

    /** Ends the execution; the first reason stays. */
    void end(Ending why) {
        if (!closed && ending.compareAndSet(null, why)) {
            session.spoil();
            Thread.ofVirtual().name("postgresql-cancel").start(session::cancel);
            var _ = timer.schedule(this::breakConnection, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void breakConnection() {
        if (!closed) {
            session.abort();
        }
    }

    @Override
    public void close() {
        closed = true;
        alarm.cancel(false);
    }
}
