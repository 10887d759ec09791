package dev.sallyport.engine.run;

import static java.util.Objects.requireNonNull;

import dev.sallyport.engine.EngineFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The time of one execution, and who ended it early.
 *
 * <p>The server has its own timeout for each step. This one is for all of them together, and for a server that does not
 * answer: it asks the server to cancel, and a second later it breaks the connection.
 *
 * <p>INVARIANT: an execution is either closed or ended, never both. The request to cancel may reach the server at any time
 * after the end, so a connection whose execution was ended is never used again.
 */
public final class Deadline {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final State RUNNING = new State.Running();
    private static final State CLOSED = new State.Closed();

    private final Endable session;
    private final long due;
    private final LongSupplier nanos;
    private final Executor background;
    private final Consumer<Deadline> whenClosed;
    private final AtomicReference<State> state = new AtomicReference<>(RUNNING);

    /** What is asked to end, and is broken when it does not; both may block, and come from any thread. */
    public interface Endable {
        void cancel();

        void abort();
    }

    private sealed interface State {
        record Running() implements State {}

        record Ended(Ending why, long at) implements State {}

        record Broken(Ending why) implements State {}

        record Closed() implements State {}
    }

    /**
     * Begins.
     *
     * @param nanos the time that passes
     * @param background runs what may block
     */
    public Deadline(
            Endable session, Duration time, LongSupplier nanos, Executor background, Consumer<Deadline> whenClosed) {
        this.session = session;
        this.nanos = nanos;
        this.background = background;
        this.whenClosed = whenClosed;
        this.due = nanos.getAsLong() + time.toNanos();
    }

    public Optional<Ending> ending() {
        return switch (requireNonNull(state.get())) {
            case State.Ended(var why, var _) -> Optional.of(why);
            case State.Broken(var why) -> Optional.of(why);
            case State.Running _, State.Closed _ -> Optional.empty();
        };
    }

    /** Fails when the execution was ended. */
    public void requireRunning() throws EngineFailure {
        if (ending().isPresent()) {
            throw ending().get().failure();
        }
    }

    /** Ends what is due; breaks, once, what did not end. */
    void check() {
        long now = nanos.getAsLong();
        switch (requireNonNull(state.get())) {
            case State.Running _ when now - due >= 0 -> end(Ending.DEADLINE);
            case State.Ended ended when now - ended.at >= PATIENCE.toNanos() -> abort(ended);
            case State.Running _, State.Ended _, State.Broken _, State.Closed _ -> {}
        }
    }

    private void abort(State.Ended ended) {
        if (state.compareAndSet(ended, new State.Broken(ended.why))) {
            background.execute(session::abort);
        }
    }

    /** Ends the execution, unless it is closed; the first reason stays. */
    public void end(Ending why) {
        if (state.compareAndSet(RUNNING, new State.Ended(why, nanos.getAsLong()))) {
            background.execute(session::cancel);
        }
    }

    /** Closes; false when the execution was ended before, and its connection must not be used any more. */
    public boolean close() {
        whenClosed.accept(this);
        return state.compareAndSet(RUNNING, CLOSED);
    }

    /** Closes, and ends the transaction of its session without what it did. */
    public void leave(Session own) {
        if (close()) {
            own.rollBack();
        } else {
            own.spoil();
        }
    }
}
