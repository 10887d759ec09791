package dev.sallyport.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rows of the wide table
 * @param warmUpOperations of each subject at each concurrency, discarded; a compiler needs that many to know what is hot
 * @param longestWarmUp after which it is measured as it is
 * @param round how long one subject runs before the next takes its turn
 * @param streamRounds of each subject, after one that is discarded
 */
record Scale(
        long rows,
        long warmUpOperations,
        Duration longestWarmUp,
        Duration round,
        int rounds,
        int streamRounds,
        int starts) {
    static final Scale FULL = new Scale(1_000_000, 60_000, Duration.ofSeconds(100), Duration.ofSeconds(2), 6, 5, 5);
    static final Scale QUICK = new Scale(200_000, 4_000, Duration.ofSeconds(6), Duration.ofMillis(500), 4, 3, 3);

    boolean isQuick() {
        return equals(QUICK);
    }
}
