package dev.sallyport.engine.sql;

import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A few threads with deep stacks, for readers that recurse and can't be interrupted. A reading that misses its deadline
 * is abandoned and keeps its place until it ends by itself, so that hostile texts can take no more than the places.
 */
final class ReadingPool implements AutoCloseable {

    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private final Semaphore places;
    private final ThreadPoolExecutor threads;
    private final Duration deadline;

    ReadingPool(int places, Duration deadline) {
        this.places = new Semaphore(places);
        this.deadline = deadline;
        this.threads = new ThreadPoolExecutor(
                places, places, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ReadingPool::thread);
        this.threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "sql-reader", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    <T> T run(Callable<T> reading) throws NotRead {
        FutureTask<T> task = new FutureTask<>(reading);
        try {
            if (!places.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw NotRead.because(Reason.OVERLOADED, "too many statements are being read", "try again in a moment");
            }
            start(task);
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw NotRead.because(Reason.DEADLINE, "the statement takes too long to read", "write it simpler");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw NotRead.because(Reason.CANCELLED, "the reading was cancelled", "send the statement again");
        } catch (ExecutionException failure) {
            throw refusal(failure);
        }
    }

    /** A closed pool takes nothing: the engine is going, and a new one will read the statement. */
    private void start(FutureTask<?> task) throws NotRead {
        try {
            threads.execute(() -> runAndLeave(task));
        } catch (RejectedExecutionException closed) {
            places.release();
            throw NotRead.because(
                    Reason.SOURCE_UNAVAILABLE, "the source is being closed", "send the statement again in a moment");
        }
    }

    private void runAndLeave(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            places.release();
        }
    }

    /** Only what the text itself brings about is a refusal; a bug, or a lack of memory, says nothing about the text. */
    private static NotRead refusal(ExecutionException failure) {
        return switch (failure.getCause()) {
            case NotRead refusal -> refusal;
            case StackOverflowError _ -> NotRead.tooLarge("the statement is nested too deeply", "write it simpler");
            case null, default -> throw new IllegalStateException("the reading broke", failure.getCause());
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
