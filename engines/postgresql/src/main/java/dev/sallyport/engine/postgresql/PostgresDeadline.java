package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresErrors.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
    private final Consumer<PostgresDeadline> whenClosed;
    private final long due;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private volatile boolean closed;

    private record End(Ending why, long at) {}

    PostgresDeadline(PostgresSession session, Duration time, Consumer<PostgresDeadline> whenClosed) {
        this.session = session;
        this.whenClosed = whenClosed;
        this.due = System.nanoTime() + time.toNanos();
    }

    Optional<Ending> ending() {
        return Optional.ofNullable(end.get()).map(End::why);
    }

    /** Ends what is due; breaks what did not end. */
    void check() {
        long now = System.nanoTime();
        @Nullable End asked = end.get();
        if (asked == null && now - due >= 0) {
            end(Ending.DEADLINE);
        } else if (asked != null && now - asked.at >= PATIENCE.toNanos() && !closed) {
            Thread.ofVirtual().name("postgresql-abort").start(session::abort);
        }
    }

    /** Ends the execution; the first reason stays. */
    void end(Ending why) {
        if (!closed && end.compareAndSet(null, new End(why, System.nanoTime()))) {
            session.spoil();
            Thread.ofVirtual().name("postgresql-cancel").start(session::cancel);
        }
    }

    @Override
    public void close() {
        closed = true;
        whenClosed.accept(this);
    }
}
