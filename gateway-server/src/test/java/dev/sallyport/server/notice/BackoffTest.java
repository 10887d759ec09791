package dev.sallyport.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void waitStaysWithinItsBounds() {
        for (int attempts = 0; attempts < Backoff.MOST_ATTEMPTS; attempts++) {
            assertThat(backoff.after(attempts)).isBetween(SHORTEST, LONGEST);
        }
        assertThat(backoff.after(Integer.MAX_VALUE)).isBetween(LONGEST.dividedBy(2), LONGEST);
    }

    @Test
    void waitGrowsAndIsNotTheSameForAll() {
        assertThat(backoff.after(0)).isLessThanOrEqualTo(backoff.after(1));
        assertThat(backoff.after(3)).isLessThanOrEqualTo(backoff.after(4));
        assertThat(IntStream.range(0, 20).mapToObj(_ -> backoff.after(9)).distinct())
                .hasSizeGreaterThan(1);
    }

    @Test
    void attemptsEndAfterAboutADay() {
        var waits = IntStream.range(0, Backoff.MOST_ATTEMPTS)
                .mapToObj(backoff::after)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(waits).isBetween(Duration.ofHours(16), Duration.ofHours(33));
        assertThat(Backoff.isLast(Backoff.MOST_ATTEMPTS - 2)).isFalse();
        assertThat(Backoff.isLast(Backoff.MOST_ATTEMPTS - 1)).isTrue();
    }
}
