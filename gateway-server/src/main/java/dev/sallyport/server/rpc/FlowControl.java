package dev.sallyport.server.rpc;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.flow.CallEnded;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one blocking thread write a stream no faster than the client reads.
 *
 * <p>grpc-java runs a call's callbacks on one serial executor, so a service method that blocks never hears that the
 * client is ready or gone. Make this in the service method, and {@link #start} the work on a thread of its own.
 */
final class FlowControl<T> implements Cancellation {
    private static final Refusal CANCELLED = new Refusal(
            Reason.CANCELLED,
            "the call was cancelled",
            "call.cancelled",
            "send the request again if it is still wanted");

    private final ServerCallStreamObserver<T> stream;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile @Nullable Runnable whenCancelled;

    /** @param patience how long a client may leave the stream full */
    FlowControl(ServerCallStreamObserver<T> stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
        stream.setOnReadyHandler(this::wake);
        stream.setOnCancelHandler(this::cancel);
    }

    /** Runs the work on another thread, which carries the call's context. */
    void start(Executor threads, Runnable work) {
        threads.execute(Context.current().wrap(work));
    }

    /** Writes a message now; for the few that are small and must not wait. */
    void put(T message) {
        if (!stream.isCancelled()) {
            stream.onNext(message);
        }
    }

    /** Writes a message when the client has room for it. */
    void send(T message) throws CallEnded {
        if (!stream.isReady()) {
            awaitReady();
        }
        if (stream.isCancelled()) {
            throw new CallEnded(CANCELLED);
        }
        stream.onNext(message);
    }

    private void awaitReady() throws CallEnded {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!stream.isReady() && !stream.isCancelled()) {
                if (left <= 0) {
                    throw new CallEnded(tooSlow());
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallEnded(CANCELLED);
        } finally {
            lock.unlock();
        }
    }

    private Refusal tooSlow() {
        return new Refusal(
                Reason.DEADLINE,
                "the answer was not read for " + patience.toSeconds() + " seconds",
                "limits.slow-reader",
                "read faster, or ask for fewer rows");
    }

    @Override
    public void whenCancelled(Runnable action) {
        whenCancelled = action;
        if (stream.isCancelled()) {
            action.run();
        }
    }

    @Override
    public boolean isCancelled() {
        return stream.isCancelled();
    }

    private void cancel() {
        wake();
        Runnable action = whenCancelled;
        if (action != null) {
            Thread.ofVirtual().name("cancel").start(action);
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
