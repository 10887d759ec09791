package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Remembers the tokens that may be used but once until they are expired; refuses when it can remember no more. */
final class OneTimeTokens {

    private final Map<Use, Instant> used = new HashMap<>();
    private final InstantSource clock;
    private final int capacity;

    OneTimeTokens(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    synchronized void use(String issuer, String tokenId, Instant expiry) throws RejectedException {
        var use = new Use(issuer, tokenId);
        require(!used.containsKey(use), AuthReason.REPLAYED);
        if (used.size() >= capacity) {
            var now = clock.instant();
            used.values().removeIf(until -> until.isBefore(now));
        }
        require(used.size() < capacity, AuthReason.REPLAY_STORE_FULL);
        used.put(use, expiry.plus(TokenLife.SKEW));
    }

    private record Use(String issuer, String tokenId) {}
}
