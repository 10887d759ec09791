package dev.sallyport.server.flow;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Printable;

/** The refusals that the flow itself makes. */
public final class Refusals {
    static final Refusal APPROVAL_REQUIRED = new Refusal(
            Reason.APPROVAL_REQUIRED,
            "a person has to approve this operation",
            "approvals",
            "ask an admin for a grant that allows it without approval");

    static final Refusal POLICY_CHANGED = new Refusal(
            Reason.POLICY_CHANGED,
            "the policy is not the one that `expect_policy_etag` names",
            "request.expect_policy_etag",
            "look at the current policy and send the request again");

    static final Refusal BROKEN = new Refusal(
            Reason.INTERNAL,
            "the gateway could not finish this operation; nothing was changed",
            "gateway.internal",
            "tell an admin the audit index of this answer");

    static final Refusal OUTCOME_NOT_RECORDED = new Refusal(
            Reason.OUTCOME_UNKNOWN,
            "rows may have been released, and the trail has no outcome of this operation",
            "audit.outcome",
            "tell an admin the audit index of this answer before you send the request again");

    private Refusals() {}

    /** The same sentence for a source that does not exist and for one that holds nothing for the caller. */
    static Refusal unknownSource(String name) {
        return new Refusal(
                Reason.UNKNOWN_OBJECT,
                "source `" + Printable.of(name) + "` does not exist or is not granted to you",
                "grants.source",
                "ask an admin for a grant, or list your sources");
    }

    static Refusal unavailable(String source) {
        return new Refusal(
                Reason.SOURCE_UNAVAILABLE,
                "source `" + source + "` cannot be reached right now",
                "source.reachable",
                "send the request again in a few seconds; an admin sees the cause in the gateway's log");
    }

    public static Refusal of(AuditUnavailable failure) {
        return switch (failure.reason()) {
            case OVERLOADED, DEADLINE ->
                new Refusal(
                        Reason.OVERLOADED,
                        "the trail takes no more records right now, so nothing was released",
                        "audit.before-release",
                        "send the request again in a few seconds");
            case DISK_FULL, SEALED, CLOSED, INTERRUPTED ->
                new Refusal(
                        Reason.AUDIT_UNAVAILABLE,
                        "the trail cannot take a record, so nothing was released",
                        "audit.before-release",
                        "wait until an admin has mended the gateway's audit log");
        };
    }
}
