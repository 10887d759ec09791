package dev.sallyport.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rows of the wide table
 * @param commonWarmUpOperations of the gateway before anything is measured, with many callers; a server that has just been
 *     started spends half its time in its compiler
 * @param warmUpOperations of each subject at each concurrency, discarded; a compiler needs that many to know what is hot
 * @param longestWarmUp after which it is measured as it is
 * @param round how long one subject runs before the next takes its turn
 * @param streamRounds of each subject, after one that is discarded
 */
record Scale(
        long rows,
        long commonWarmUpOperations,
        long warmUpOperations,
        Duration longestWarmUp,
        Duration round,
        int rounds,
        int streamRounds,
        int starts) {
    static final Scale FULL =
            new Scale(1_000_000, 150_000, 20_000, Duration.ofSeconds(60), Duration.ofSeconds(2), 6, 5, 5);
    static final Scale QUICK = new Scale(200_000, 4_000, 4_000, Duration.ofSeconds(6), Duration.ofMillis(500), 4, 3, 3);

    boolean isQuick() {
        return equals(QUICK);
    }
}
