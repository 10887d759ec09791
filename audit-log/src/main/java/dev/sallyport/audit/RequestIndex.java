package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Looks up what became of a request; holds those of the last day: of reads and refusals the newest if there are too many, of
 * writes all, because their ids are {@link Claims}.
 */
final class RequestIndex {
    static final Duration KEPT = Duration.ofHours(24);
    private final InstantSource clock;
    private final Capacity capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RequestKey, RequestState> states = new LinkedHashMap<>();
    private final Claims claims;

    /** How many requests are remembered: unclaimed ones are forgotten beyond it, claims are refused. */
    record Capacity(int requests, int claims) {
        private static final int REQUESTS = 100_000;
        private static final long SHARE_OF_HEAP = 16;
        private static final long BYTES_OF_CLAIM = 400;

        /** As many claims as a share of the heap holds, and never fewer than requests. */
        static Capacity ofHeap() {
            long claims = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_OF_CLAIM;
            return new Capacity(REQUESTS, Math.toIntExact(Math.clamp(claims, REQUESTS, Integer.MAX_VALUE)));
        }
    }

    RequestIndex(InstantSource clock, Capacity capacity) {
        this.clock = clock;
        this.capacity = capacity;
        this.claims = new Claims(capacity.claims());
    }

    /** The state of a request as far as it is durable. */
    Optional<RequestState> find(RequestKey key) {
        lock.lock();
        try {
            Optional<RequestState> claimed = claims.state(ClaimKey.of(key), clock.instant());
            return claimed.isPresent()
                    ? claimed
                    : Optional.ofNullable(states.get(key)).filter(this::isKept);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a request id that of one write, and only then gives the write's record its place.
     *
     * @param place throws where there is none; then the id may be claimed again
     */
    Claim claim(AuditRecord intent, Supplier<Pending> place) {
        if (intent.getRequestId().isEmpty()) {
            return Claim.Refused.UNNAMED;
        }
        RequestKey request = RequestKey.of(intent);
        ClaimKey key = ClaimKey.of(request);
        Optional<Claim> refused = reserve(request, key);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean isPlaced = false;
        try {
            var taken = new Claim.Taken(place.get());
            isPlaced = true;
            return taken;
        } finally {
            if (!isPlaced) {
                release(key);
            }
        }
    }

    /** An id that was only refused may be used again; one under which a read ran may not. */
    private Optional<Claim> reserve(RequestKey request, ClaimKey key) {
        lock.lock();
        try {
            Instant now = clock.instant();
            RequestState earlier = states.get(request);
            boolean hasRun = earlier != null && isKept(earlier) && earlier.stage() != RequestState.Stage.REFUSED;
            if (hasRun || claims.contains(key, now)) {
                return Optional.of(Claim.Refused.REPEATED);
            }
            return claims.reserve(key, now) ? Optional.empty() : Optional.of(Claim.Refused.FULL);
        } finally {
            lock.unlock();
        }
    }

    private void release(ClaimKey key) {
        lock.lock();
        try {
            claims.release(key);
        } finally {
            lock.unlock();
        }
    }

    void add(long index, AuditRecord record) {
        add(index, record, clock.instant());
    }

    void add(long index, AuditRecord record, Instant seen) {
        if (record.getRequestId().isEmpty()) {
            return;
        }
        lock.lock();
        try {
            RequestKey key = RequestKey.of(record);
            var state = new RequestState(index, index, record.getKind(), record.getResult(), seen);
            if (!isOfClaim(key, state, record)) {
                var _ = states.merge(key, state, RequestIndex::followed);
                forgetOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isOfClaim(RequestKey key, RequestState state, AuditRecord record) {
        boolean mayBe = Claims.isClaimedBy(record) || !claims.isEmpty();
        return mayBe && claims.add(ClaimKey.of(key), state, record);
    }

    /** A later request of the same id that is refused changes nothing about one that ran. */
    private static RequestState followed(RequestState earlier, RequestState later) {
        boolean isRefusalOfAnother =
                later.stage() == RequestState.Stage.REFUSED && earlier.stage() != RequestState.Stage.REFUSED;
        return isRefusalOfAnother ? earlier : earlier.followedBy(later);
    }

    /** Another of the same size that knows nothing yet. */
    RequestIndex empty() {
        return new RequestIndex(clock, capacity);
    }

    /** Puts what was known before in front of what has been added since. */
    void putBefore(RequestIndex past) {
        lock.lock();
        try {
            var since = new LinkedHashMap<>(states);
            states.clear();
            states.putAll(past.states);
            since.forEach((key, state) -> states.merge(key, state, RequestIndex::followed));
            claims.putBefore(past.claims);
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        var oldest = states.values().iterator();
        for (int looked = 0; looked < 2 && oldest.hasNext(); looked++) {
            if (isKept(oldest.next()) && states.size() <= capacity.requests()) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isKept(RequestState state) {
        return state.firstSeen().plus(KEPT).isAfter(clock.instant());
    }
}
