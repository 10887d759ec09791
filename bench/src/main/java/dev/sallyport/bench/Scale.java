package dev.sallyport.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rows of the wide table
 * @param warmUp of each subject at each concurrency, discarded
 * @param round how long one subject runs before the next takes its turn
 * @param streamRounds of each subject, after one that is discarded
 */
record Scale(long rows, Duration warmUp, Duration round, int rounds, int streamRounds, int starts) {
    static final Scale FULL = new Scale(1_000_000, Duration.ofSeconds(8), Duration.ofSeconds(2), 6, 5, 5);
    static final Scale QUICK = new Scale(200_000, Duration.ofSeconds(3), Duration.ofMillis(500), 4, 3, 3);

    boolean isQuick() {
        return equals(QUICK);
    }
}
