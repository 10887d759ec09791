package dev.sallyport.engine.postgresql;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at every running execution a few times a second; an alarm for each would wake a thread for each read. */
final class PostgresWatch implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(50);

    private final Set<PostgresDeadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("postgresql-watch").factory());

    static PostgresWatch start() {
        PostgresWatch watch = new PostgresWatch();
        watch.every(PERIOD, () -> watch.running.forEach(PostgresDeadline::check));
        return watch;
    }

    /** Starts the time of an execution. */
    PostgresDeadline begin(PostgresSession session, Duration time) {
        PostgresDeadline deadline = new PostgresDeadline(session, time, running::remove);
        running.add(deadline);
        return deadline;
    }

    /** Does something again and again; it must not block. */
    void every(Duration period, Runnable action) {
        var _ = timer.scheduleWithFixedDelay(action, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
