package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.AuditRecord.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The request ids that writes and definitions have claimed within a day, and what became of those. None is forgotten before its
 * day is over: where there are too many, the next is not taken. Guarded by the index's lock.
 */
final class Claims {
    private static final Duration KEPT = RequestIndex.KEPT;
    /** Nothing of the write is durable yet. */
    private static final long PLACELESS = -1;

    private final int capacity;
    private final Map<ClaimKey, RequestState> states = new LinkedHashMap<>();

    Claims(int capacity) {
        this.capacity = capacity;
    }

    /** Whether a record announces an operation that claims its id: any of which it is not certain that it only reads. */
    static boolean isClaimedBy(AuditRecord record) {
        return record.getKind() == Kind.KIND_INTENT
                && switch (record.getWork().getOperationClass()) {
                    case OPERATION_CLASS_READ, OPERATION_CLASS_UNSPECIFIED -> false;
                    case OPERATION_CLASS_WRITE, OPERATION_CLASS_DEFINITION, OPERATION_CLASS_UNKNOWN, UNRECOGNIZED ->
                        true;
                };
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    boolean contains(ClaimKey key, Instant now) {
        return find(key, now).isPresent();
    }

    /** Nothing while the record of the claim is not durable. */
    Optional<RequestState> state(ClaimKey key, Instant now) {
        return find(key, now).filter(state -> state.firstIndex() != PLACELESS);
    }

    private Optional<RequestState> find(ClaimKey key, Instant now) {
        return Optional.ofNullable(states.get(key)).filter(state -> isKept(state, now));
    }

    /** False where no claim can be remembered any more. */
    boolean reserve(ClaimKey key, Instant now) {
        forget(now);
        if (states.size() >= capacity) {
            return false;
        }
        states.remove(key);
        states.put(
                key, new RequestState(PLACELESS, PLACELESS, Kind.KIND_UNSPECIFIED, Result.getDefaultInstance(), now));
        return true;
    }

    /** Lets go of an id whose record got no place. */
    void release(ClaimKey key) {
        states.remove(key);
    }

    /** What a durable record says of claims; true where it belongs to one, also where it is no step of it. */
    boolean add(ClaimKey key, RequestState state, AuditRecord record) {
        RequestState known = states.get(key);
        if (isClaimedBy(record)) {
            // of two with one id, which no log of ours has, the first is the one that ran
            if (known == null || known.firstIndex() == PLACELESS) {
                states.put(key, state);
            }
            return true;
        }
        if (known != null && record.hasParent() && record.getParent() == known.firstIndex()) {
            states.put(key, known.followedBy(state));
        }
        return known != null;
    }

    /** Puts what was claimed before in front of what has been claimed since. */
    void putBefore(Claims past) {
        var since = new LinkedHashMap<>(states);
        states.clear();
        states.putAll(past.states);
        since.forEach(states::putIfAbsent);
    }

    private void forget(Instant now) {
        var oldest = states.values().iterator();
        while (oldest.hasNext() && !isKept(oldest.next(), now)) {
            oldest.remove();
        }
    }

    private static boolean isKept(RequestState state, Instant now) {
        return state.firstSeen().plus(KEPT).isAfter(now);
    }
}
