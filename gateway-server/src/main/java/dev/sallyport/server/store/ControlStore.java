package dev.sallyport.server.store;

import dev.sallyport.policy.Classification;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.RuleChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Durable control state; every method is one transaction, and what it throws did not happen. */
public interface ControlStore extends AutoCloseable {
    /** The newest state of the policy; version 0 when there never was one. */
    StoredPolicy newest();

    /** The newest revision of each grant that is not in force any more, by name. */
    List<EndedGrant> ended();

    /** What a caller's request was answered with. */
    Optional<StoredAnswer> answer(RequestKey request);

    /**
     * Adds one version with its changes.
     *
     * @param record runs last before the commit and gives the answer that is kept for a repeat
     * @throws VersionTaken when the version exists
     */
    byte[] append(Version version, Supplier<byte[]> record) throws VersionTaken;

    @Override
    void close();

    /**
     * A grant that is not in force any more, in its last state.
     *
     * @param revoked whether it was ended before its time was over
     */
    record EndedGrant(Grant grant, boolean revoked) {}

    /** A state of the policy as it stands in the store. */
    record StoredPolicy(long version, String hash, List<Grant> grants, List<Classification> classifications) {}

    /**
     * One version that is to be added.
     *
     * @param summary what changes, one line
     */
    record Version(
            PolicySnapshot snapshot, List<RuleChange> changes, RequestKey request, String summary, Instant time) {}

    /**
     * A request by its caller.
     *
     * @param digest SHA-256 of what was asked, in hexadecimal
     */
    record RequestKey(String caller, String requestId, String digest) {}

    /** An answer that was given, and to what. */
    record StoredAnswer(String digest, byte[] answer) {}
}
