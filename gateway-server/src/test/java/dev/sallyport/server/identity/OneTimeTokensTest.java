package dev.sallyport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeTokensTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final OneTimeTokens tokens = new OneTimeTokens(clock, 2);

    @Test
    void fullStoreRefusesUntilTokensExpire() throws RejectedException {
        var expiry = clock.instant().plus(Duration.ofMinutes(5));
        tokens.use("issuer", "one", expiry);
        tokens.use("issuer", "two", expiry);
        assertRefused("three", expiry, AuthReason.REPLAY_STORE_FULL);
        clock.advance(Duration.ofMinutes(6));
        tokens.use("issuer", "three", clock.instant().plus(Duration.ofMinutes(5)));
        assertRefused("three", expiry, AuthReason.REPLAYED);
    }

    @Test
    void sameTokenIdOfAnotherIssuerIsAnotherToken() throws RejectedException {
        tokens.use("issuer", "one", clock.instant());
        tokens.use("other", "one", clock.instant());
        assertRefused("one", clock.instant(), AuthReason.REPLAYED);
    }

    private void assertRefused(String tokenId, Instant expiry, AuthReason reason) {
        assertThatThrownBy(() -> tokens.use("issuer", tokenId, expiry))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.rejected().reason()).isEqualTo(reason));
    }
}
