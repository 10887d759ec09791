package dev.sallyport.engine.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every running execution a few times a second; an alarm for each would wake a thread for each read. */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration PERIOD = Duration.ofMillis(50);

    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("source-watch").factory());
    private final LongSupplier nanos;
    private final Executor background;

    Watch(LongSupplier nanos, Executor background) {
        this.nanos = nanos;
        this.background = background;
    }

    public static Watch start() {
        Watch watch = new Watch(
                System::nanoTime, task -> Thread.ofVirtual().name("source-end").start(task));
        watch.every(PERIOD, watch::check);
        return watch;
    }

    /** Starts the time of an execution. */
    public Deadline begin(Deadline.Endable session, Duration time) {
        Deadline deadline = new Deadline(session, time, nanos, background, running::remove);
        running.add(deadline);
        return deadline;
    }

    /** Looks at each; what goes wrong with one is no reason to leave another without its end. */
    void check() {
        running.forEach(deadline -> guarded(deadline::check));
    }

    /** Does something again and again, also after it failed; it must not block. */
    public void every(Duration period, Runnable action) {
        var _ = timer.scheduleWithFixedDelay(
                () -> guarded(action), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The timer would never again do what threw once, and say nothing; also where only memory or a thread was lacking. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            // without its message, which may hold what is not for a log
            LOG.error(
                    "the watch could not do a part of its work, and will try again: {} {}",
                    e.getClass().getName(),
                    Arrays.toString(e.getStackTrace()));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
