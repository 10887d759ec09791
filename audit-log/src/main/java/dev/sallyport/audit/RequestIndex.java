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
public final class RequestIndex {
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
    public Optional<RequestState> find(RequestKey key) {
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
            var _ = states.merge(
                    RequestKey.of(record),
                    first,
                    (known, next) -> known.followedBy(next.latestIndex(), next.kind(), next.result()));
            forgetOldest();
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
