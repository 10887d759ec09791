package dev.sallyport.server.store;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.MaskKeys;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.RuleChange;
import dev.sallyport.server.store.ControlStore.EndedGrant;
import dev.sallyport.server.store.ControlStore.StoredAnswer;
import dev.sallyport.server.store.ControlStore.StoredPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The policy that counts now, and the only way to change it: one version at a time, recorded before it counts. */
public final class PolicyStore implements AutoCloseable {
    private static final Refusal OTHER_REQUEST = new Refusal(
            Reason.REQUEST_REPEATED,
            "the request id was used for another request",
            "request.request_id",
            "send a new UUID with each new request");
    private static final Refusal OVERTAKEN = new Refusal(
            Reason.CONFLICT, "another change came first", "policy.version", "look at the policy and try again");

    private final ControlStore store;
    private final ChangeTrail trail;
    private final MaskKeys maskKeys;
    private final InstantSource clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile PolicySnapshot current;

    /**
     * Loads the newest policy.
     *
     * @throws StoreException when what is stored does not give the hash that was stored with it
     */
    public PolicyStore(ControlStore store, ChangeTrail trail, MaskKeys maskKeys, InstantSource clock) {
        this.store = store;
        this.trail = trail;
        this.maskKeys = maskKeys;
        this.clock = clock;
        this.current = load();
    }

    /** A request to change the policy; its id, its caller and a digest of all that it asks make it itself. */
    public record Request(Identity author, String requestId, String digest, String summary) {
        private ControlStore.RequestKey key() {
            return new ControlStore.RequestKey(author.name(), requestId, digest);
        }
    }

    /** What to change, given the policy as it is and the version that the changes will have; throws to refuse. */
    @FunctionalInterface
    public interface Edit {
        List<RuleChange> changes(PolicySnapshot current, Instant now);
    }

    /**
     * A change that took place.
     *
     * @param auditIndex the last of its records; 0 when there was nothing to change
     */
    public record Applied(PolicySnapshot snapshot, List<RuleChange> changes, long auditIndex) {}

    /** The bytes to answer with, also to a repeat. */
    @FunctionalInterface
    public interface Answer {
        byte[] to(Applied applied);
    }

    /** How a change ended. */
    public sealed interface Result {
        record Done(byte[] answer) implements Result {}

        /** Nothing happened. */
        record Refused(Refusal refusal) implements Result {}
    }

    /** The policy that counts now. */
    public PolicySnapshot current() {
        return current;
    }

    /** The newest revision of each grant that is not in force any more, by name. */
    public List<EndedGrant> ended() {
        return store.ended();
    }

    /** Changes the policy; one change at a time. A grant whose time is over leaves with the next change. */
    public Result change(Request request, Edit edit, Answer answer) {
        changing.lock();
        try {
            Optional<StoredAnswer> earlier = store.answer(request.key());
            return earlier.isPresent() ? repeated(request, earlier.get()) : changeOnce(request, edit, answer);
        } finally {
            changing.unlock();
        }
    }

    private static Result repeated(Request request, StoredAnswer earlier) {
        return earlier.digest().equals(request.digest())
                ? new Result.Done(earlier.answer())
                : new Result.Refused(OTHER_REQUEST);
    }

    private Result changeOnce(Request request, Edit edit, Answer answer) {
        Instant now = clock.instant();
        PolicySnapshot before = current;
        List<RuleChange> expired = expired(before, now);
        PolicySnapshot swept = expired.isEmpty() ? before : before.without(expired);
        List<RuleChange> wanted = edit.changes(swept, now);
        if (wanted.isEmpty()) {
            return new Result.Done(answer.to(new Applied(before, List.of(), 0)));
        }
        PolicySnapshot next = swept.after(wanted);
        List<RuleChange> all = Stream.concat(expired.stream(), wanted.stream()).toList();
        try {
            byte[] answered = store.append(
                    new ControlStore.Version(next, all, request.key(), request.summary(), now),
                    () -> answer.to(new Applied(
                            next, wanted, trail.record(request.author(), request.requestId(), all, next.hash()))));
            current = next;
            return new Result.Done(answered);
        } catch (VersionTaken _) {
            current = load();
            return new Result.Refused(OVERTAKEN);
        }
    }

    private static List<RuleChange> expired(PolicySnapshot snapshot, Instant now) {
        return snapshot.grants().stream()
                .filter(grant -> !now.isBefore(grant.period().expiry()))
                .map(RuleChange::end)
                .toList();
    }

    /** Takes over what another node changed. */
    public void refresh() {
        changing.lock();
        try {
            if (store.newest().version() != current.version()) {
                current = load();
            }
        } finally {
            changing.unlock();
        }
    }

    private PolicySnapshot load() {
        StoredPolicy stored = store.newest();
        PolicySnapshot snapshot =
                new PolicySnapshot(stored.version(), stored.grants(), stored.classifications(), maskKeys);
        if (stored.version() > 0 && !snapshot.hash().equals(stored.hash())) {
            throw new StoreException("the control store's policy has hash `" + snapshot.hash() + "`, expected `"
                    + stored.hash() + "`: it was changed outside the gateway");
        }
        return snapshot;
    }

    @Override
    public void close() {
        store.close();
    }
}
