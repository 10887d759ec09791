package dev.sallyport.server.rpc.policy;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.PolicySnapshot;
import dev.sallyport.server.rpc.Malformed;
import dev.sallyport.server.rpc.RefusedException;

/** What has to hold of the policy before an admin's change: each admin changes what they saw, and nothing else. */
final class PolicyState {
    private PolicyState() {}

    static void requireNew(PolicySnapshot current, String name) {
        if (current.grant(name).isPresent()) {
            throw new RefusedException(new Refusal(
                    Reason.CONSTRAINT,
                    "a grant `" + name + "` exists",
                    "policy.grant-name",
                    "update that one, or choose another name"));
        }
    }

    static Grant known(PolicySnapshot current, String name, String etag, String field) {
        Grant known = current.grant(name).orElseThrow(() -> unknown(name));
        if (etag.isEmpty()) {
            throw Malformed.missing(field, "the etag that you saw");
        }
        requireUnchanged(known.etag(), etag);
        return known;
    }

    static void requireUnchanged(String present, String expected) {
        if (!present.equals(expected)) {
            throw new RefusedException(new Refusal(
                    Reason.POLICY_CHANGED,
                    "it is not the one that you saw any more",
                    "policy.compare-and-set",
                    "look at it again and decide anew"));
        }
    }

    static RefusedException unknown(String name) {
        return new RefusedException(new Refusal(
                Reason.UNKNOWN_OBJECT,
                "grant `" + name + "` does not exist",
                "policy.grant-name",
                "list the grants for the name"));
    }
}
