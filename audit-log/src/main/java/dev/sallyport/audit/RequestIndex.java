package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Looks up what became of a request; holds those of the last day, the newest of them if there are too many. */
final class RequestIndex {
    static final Duration KEPT = Duration.ofHours(24);
    private final InstantSource clock;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RequestKey, RequestState> states = new LinkedHashMap<>();

    RequestIndex(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /** The state of a request as far as it is durable. */
    Optional<RequestState> find(RequestKey key) {
        lock.lock();
        try {
            return Optional.ofNullable(states.get(key)).filter(this::isKept);
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
            var first = new RequestState(index, index, record.getKind(), record.getResult(), seen);
            var _ = states.merge(RequestKey.of(record), first, RequestState::followedBy);
            forgetOldest();
        } finally {
            lock.unlock();
        }
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
            since.forEach((key, state) -> states.merge(key, state, RequestState::followedBy));
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        var oldest = states.values().iterator();
        for (int looked = 0; looked < 2 && oldest.hasNext(); looked++) {
            if (isKept(oldest.next()) && states.size() <= capacity) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isKept(RequestState state) {
        return state.firstSeen().plus(KEPT).isAfter(clock.instant());
    }
}
