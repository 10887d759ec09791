package dev.sallyport.server.flow;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.audit.Claim;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Printable;

/** The refusals that the flow itself makes. */
public final class Refusals {
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

    /** The placeholder itself is not told: it may be a text that an admin chose for a mask. */
    static final Refusal MASKED_IN_WRITE = new Refusal(
            Reason.MASKED_IN_WRITE,
            "a value that would be written is what a mask puts in the place of one",
            "writes.placeholder",
            "leave the column out of the write, or write the value itself");

    static final Refusal TOO_MANY_AFFECTED = new Refusal(
            Reason.LIMIT,
            "the operation changes more rows than it may; nothing was changed",
            "limits.affected",
            "narrow the condition, or ask an admin for a higher limit");

    static final Refusal CANCELLED = new Refusal(
            Reason.CANCELLED,
            "the call was cancelled before the operation was committed; nothing was changed",
            "call.cancelled",
            "send the operation with a new request id if it is still wanted");

    static final Refusal UNDONE = new Refusal(
            Reason.SOURCE_UNAVAILABLE,
            "the commit did not reach the database; nothing was changed",
            "source.commit",
            "send the operation again with a new request id");

    static final Refusal OUTCOME_UNKNOWN = new Refusal(
            Reason.OUTCOME_UNKNOWN,
            "the connection broke while the operation was committed, and nobody knows yet whether it was kept",
            "source.commit",
            "ask GetRequest in some seconds what became of it, before you send anything like it again");

    static final Refusal KEPT_NOT_RECORDED = new Refusal(
            Reason.OUTCOME_UNKNOWN,
            "the operation was done and kept, and the trail has no outcome of it",
            "audit.outcome",
            "do not send it again; tell an admin the audit index of this answer");

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

    /** What a write did stays, whatever becomes of its answer. */
    static Refusal kept(Reason reason) {
        return new Refusal(
                reason,
                "the operation was done and kept, and its answer could not be sent",
                "answer.lost",
                "do not send it again; ask GetRequest what it did");
    }

    /** The engine does not know that a write keeps its request id also when it fails. */
    static Refusal ofWrite(Refusal refusal) {
        return refusal.reason().mayBeRetried()
                ? new Refusal(
                        refusal.reason(),
                        refusal.message(),
                        refusal.rule(),
                        "nothing was changed; send the operation again with a new request id",
                        refusal.position())
                : refusal;
    }

    /** Why a write did not get its request id. */
    static Refusal of(Claim.Refused why) {
        return switch (why) {
            case REPEATED ->
                new Refusal(
                        Reason.REQUEST_REPEATED,
                        "a request with this id was sent before, so this one was not run",
                        "request.repeated",
                        "ask GetRequest what became of it; to do it once more, send it with a new request id");
            case FULL ->
                new Refusal(
                        Reason.LIMIT,
                        "the gateway has as many writes of the last 24 hours to remember as it can, so this one was not run",
                        "request.claims",
                        "tell an admin; ids become free as the writes of yesterday grow older than a day");
            case UNNAMED ->
                new Refusal(
                        Reason.MALFORMED,
                        "a write needs a request id, so that it runs at most once",
                        "request.id",
                        "send the operation with a request id that was not used before");
        };
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
