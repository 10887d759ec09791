package dev.sallyport.engine.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Does something in the background, never twice at once, and rests behind it in proportion to its length. */
public final class Pace {
    private static final long NEVER_TWICE = TimeUnit.HOURS.toNanos(1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(10);

    private final Duration least;
    private final int rest;
    private final AtomicLong due;

    /**
     * Begins when it is first asked to.
     *
     * @param least from one beginning to the next, and to the first
     * @param rest so many times the length of the work, but ten seconds at most
     */
    public Pace(Duration least, int rest) {
        this.least = least;
        this.due = new AtomicLong(System.nanoTime() + least.toNanos());
        this.rest = rest;
    }

    /** Begins the work, unless it goes on or rests. */
    public void begin(Runnable work) {
        long next = due.get();
        long now = System.nanoTime();
        if (now - next >= 0 && due.compareAndSet(next, now + NEVER_TWICE)) {
            var _ = Thread.ofVirtual().name("source-catalog").start(() -> run(work, now));
        }
    }

    private void run(Runnable work, long begun) {
        try {
            work.run();
        } finally {
            long end = System.nanoTime();
            long length = end - begun;
            due.set(end + Math.max(Math.min(rest * length, LONGEST), least.toNanos() - length));
        }
    }
}
