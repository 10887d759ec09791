package dev.sallyport.server.store;

import dev.sallyport.policy.Identity;
import dev.sallyport.policy.RuleChange;
import java.util.List;

/** Where changes of the policy are recorded. */
@FunctionalInterface
public interface ChangeTrail {
    /**
     * Records every change durably before it counts, and returns the index of the last record, or throws.
     *
     * @param requestId the request that makes the changes
     * @param snapshot hash of the policy that they make
     */
    long record(Identity author, String requestId, List<RuleChange> changes, String snapshot);
}
