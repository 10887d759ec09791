package dev.sallyport.server.request;

import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.policy.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation as a proven caller submitted it.
 *
 * @param peer address of the other end, for the trail
 * @param database empty means the source's own
 * @param bounds how much the caller wants at most
 * @param unmask columns whose values the caller wants in the place of their masks, in order
 * @param expectedPolicy empty means any
 * @param deadline when nobody waits for the answer any more
 * @param approval name of the approval under which it comes back; empty when it comes for the first time
 */
public record Submission(
        Identity identity,
        String peer,
        String requestId,
        String source,
        String database,
        String intent,
        Statement statement,
        Bounds bounds,
        Set<Wishes.Unmask> unmask,
        String expectedPolicy,
        Instant deadline,
        Optional<String> approval) {
    public Submission {
        unmask = Collections.unmodifiableSet(new TreeSet<>(unmask));
    }

    /** One that comes for the first time and takes masks as they are. */
    public Submission(
            Identity identity,
            String peer,
            String requestId,
            String source,
            String database,
            String intent,
            Statement statement,
            Bounds bounds,
            String expectedPolicy,
            Instant deadline) {
        this(
                identity,
                peer,
                requestId,
                source,
                database,
                intent,
                statement,
                bounds,
                Set.of(),
                expectedPolicy,
                deadline,
                Optional.empty());
    }

    /** The same as a request that nothing could be made of. */
    public Unreadable unreadable(Refusal refusal) {
        return new Unreadable(identity, peer, requestId, source, refusal);
    }

    /** What policy is asked for beside the operation. */
    public Wishes wishes() {
        return new Wishes(bounds.limits(), intent, unmask);
    }

    /** Whether the caller said what it is for. */
    public boolean statesIntent() {
        return !intent.isBlank();
    }

    /** The time until the deadline; none when it is over. */
    public Duration remaining(Instant now) {
        return now.isBefore(deadline) ? Duration.between(now, deadline) : Duration.ZERO;
    }
}
