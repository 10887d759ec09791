package dev.sallyport.server.notice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a notice waits after an attempt in vain: 1 second at least, 5 minutes at most, never the same for all. */
record Backoff(RandomGenerator random) {
    /** About a day of them: the waits add up to 16 hours at least and 33 at most. */
    static final int MOST_ATTEMPTS = 400;

    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 300_000;
    private static final int MOST_DOUBLINGS = 16;

    /**
     * Twice as long each time, of which the second half is by chance.
     *
     * @param attempts those in vain before this one
     */
    Duration after(int attempts) {
        long doubled = (2 * SHORTEST_MILLIS) << Math.min(attempts, MOST_DOUBLINGS);
        long longest = Math.min(doubled, LONGEST_MILLIS);
        return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
    }

    /** Whether the attempt after so many in vain is the last. */
    static boolean isLast(int attempts) {
        return attempts + 1 >= MOST_ATTEMPTS;
    }
}
