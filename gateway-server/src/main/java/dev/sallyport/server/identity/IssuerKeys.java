package dev.sallyport.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of one issuer: the last good set, fetched again in the background and, at most once in 30 seconds, when a
 * token names a key that is not in it.
 */
final class IssuerKeys {

    private static final Duration BETWEEN_DEMANDS = Duration.ofSeconds(30);
    private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(60);

    private final String issuer;
    private final KeySource source;
    private final InstantSource clock;
    private final KeySetListener listener;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Held held = new Held(new KeySet(Map.of()), Instant.MIN);
    private volatile Instant demanded = Instant.MIN;

    IssuerKeys(String issuer, KeySource source, InstantSource clock, KeySetListener listener) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
        this.listener = listener;
    }

    /** The key under this id; an outage that has lasted too long is told apart from a key that does not exist. */
    VerificationKey find(String keyId) throws RejectedException {
        if (!usable() || held.keys().find(keyId).isEmpty()) {
            refreshOnDemand();
        }
        RejectedException.require(usable(), AuthReason.KEYS_UNAVAILABLE);
        return held.keys().find(keyId).orElseThrow(() -> new RejectedException(AuthReason.UNKNOWN_KID));
    }

    /** Whether this key stands under this id in the last good set; fetches nothing. */
    boolean holds(String keyId, String fingerprint) {
        return usable()
                && held.keys()
                        .find(keyId)
                        .filter(key -> key.fingerprint().equals(fingerprint))
                        .isPresent();
    }

    boolean usable() {
        return held.since().isAfter(clock.instant().minus(LONGEST_OUTAGE));
    }

    /** Fetches now; a set with one bad key changes nothing. */
    void refresh() {
        fetching.lock();
        try {
            var keys = KeySetReader.read(source.fetch());
            held = new Held(keys, clock.instant());
            listener.loaded(issuer, keys.byId().size());
        } catch (KeySetException e) {
            listener.refused(issuer, e.fault());
        } finally {
            fetching.unlock();
        }
    }

    /** Callers that come while a fetch is under way wait for it and then look again. */
    private void refreshOnDemand() {
        fetching.lock();
        try {
            var now = clock.instant();
            if (demanded.isBefore(now.minus(BETWEEN_DEMANDS))) {
                demanded = now;
                refresh();
            }
        } finally {
            fetching.unlock();
        }
    }

    private record Held(KeySet keys, Instant since) {}
}
