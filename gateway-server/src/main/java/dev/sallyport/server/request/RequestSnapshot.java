package dev.sallyport.server.request;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.policy.PrincipalView;
import dev.sallyport.server.source.Source;
import java.time.Instant;

/**
 * Everything that one request is decided on, immutable: whatever changes meanwhile, this request does not see it.
 *
 * @param number tells snapshots of one process apart
 * @param whole the catalog as the engine knows it
 * @param catalog the same as the caller may know it
 * @param hash over catalog version, policy hash and principal, for the trail
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RequestSnapshot(
        long number,
        Source source,
        Engine engine,
        Catalog whole,
        Catalog catalog,
        PolicySnapshot policy,
        PrincipalView view,
        byte[] hash) {
    /** Whether a request of now would be decided on just this. */
    public boolean isOf(Catalog current, PolicySnapshot currentPolicy, Instant now) {
        return whole.version().equals(current.version())
                && policy.hash().equals(currentPolicy.hash())
                && view.holdsAt(now);
    }
}
