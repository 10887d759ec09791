package dev.sallyport.engine.mongodb;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wait that another thread can end: the work is done on a thread that is interrupted then, which closes its connection. */
final class Breakable {
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AtomicReference<@Nullable FutureTask<?>> running = new AtomicReference<>();
    private volatile boolean stopped;

    <T> T run(Callable<T> work) throws MongoFault {
        return run(work, LONGEST);
    }

    /** @param most waits no longer */
    <T> T run(Callable<T> work, Duration most) throws MongoFault {
        FutureTask<T> task = new FutureTask<>(work);
        running.set(task);
        if (stopped) {
            throw MongoFault.unanswered("BROKEN");
        }
        Thread.ofVirtual().name("mongodb").start(task);
        try {
            return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw MongoFaults.of(e.getCause());
        } catch (CancellationException e) {
            throw MongoFault.unanswered("BROKEN");
        } catch (TimeoutException e) {
            task.cancel(true);
            throw MongoFault.unanswered("NETWORK");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw MongoFault.unanswered("INTERRUPTED");
        } finally {
            running.set(null);
        }
    }

    /** Ends the work that runs, and any that would. */
    void stop() {
        stopped = true;
        FutureTask<?> task = running.get();
        if (task != null) {
            task.cancel(true);
        }
    }
}
