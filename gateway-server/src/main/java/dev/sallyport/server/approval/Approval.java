package dev.sallyport.server.approval;

import dev.sallyport.engine.Preview;
import dev.sallyport.v1.OperationPreview;
import dev.sallyport.v1.SignedDecision;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * One approval as it is kept.
 *
 * @param revision grows by one with each change
 * @param requestId of the request that asked
 * @param expires when it ends by itself, which a yes moves
 * @param question what people are shown, which never changes
 * @param work the request that is to run
 * @param hidden the rows that were shown, as nobody sees them
 * @param endedBecause empty while it is open or when it was used
 * @param consumedBy id of the request that used it
 * @param auditIndex of the record that announced it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Approval(
        String name,
        ApprovalState state,
        long revision,
        Requester requester,
        String requestId,
        Instant created,
        Instant expires,
        dev.sallyport.v1.Approval question,
        byte[] work,
        HiddenImage hidden,
        List<SignedDecision> decisions,
        String endedBecause,
        String consumedBy,
        long auditIndex) {
    public Approval {
        decisions = List.copyOf(decisions);
    }

    /** What it is bound to. */
    public OperationFields fields() {
        return new OperationFields(question.getOperationFields().toByteArray());
    }

    /** Whether its time is over and nobody has written that down yet. */
    boolean isDue(Instant now) {
        return state.isOpen() && !now.isBefore(expires);
    }

    /** What was shown of the rows, for the run to be held to. */
    Preview shown() {
        OperationPreview shown = question.getPreview();
        OptionalLong affected = shown.hasAffected() ? OptionalLong.of(shown.getAffected()) : OptionalLong.empty();
        return new Preview(affected, hidden.image(), List.of(), List.of(), Preview.Reversibility.UNKNOWN);
    }

    /** The same in another state, for a reason where it ends. */
    Approval in(ApprovalState next, String because) {
        return after(next, expires, decisions, because, consumedBy);
    }

    /** The same once somebody decided. */
    public Approval decided(ApprovalState next, List<SignedDecision> all, Instant until, String because) {
        return after(next, until, all, because, consumedBy);
    }

    /** The same, used up. */
    Approval consumed(String by) {
        return after(ApprovalState.CONSUMED, expires, decisions, "", by);
    }

    private Approval after(ApprovalState next, Instant until, List<SignedDecision> all, String because, String usedBy) {
        return new Approval(
                name,
                next,
                revision + 1,
                requester,
                requestId,
                created,
                until,
                question,
                work,
                hidden,
                all,
                because,
                usedBy,
                auditIndex);
    }

    /** The same, announced by this record. */
    public Approval announced(long index) {
        return new Approval(
                name,
                state,
                revision,
                requester,
                requestId,
                created,
                expires,
                question,
                work,
                hidden,
                decisions,
                endedBecause,
                consumedBy,
                index);
    }

    /** As everybody sees it who may. */
    public dev.sallyport.v1.Approval message() {
        dev.sallyport.v1.Approval.Builder message = question.toBuilder()
                .setState(dev.sallyport.v1.ApprovalState.valueOf("APPROVAL_STATE_" + state.name()))
                .setExpireTime(WireTimes.of(expires))
                .addAllDecisions(decisions)
                .setEndedBecause(endedBecause)
                .setAuditIndex(auditIndex);
        message.getRequirementsBuilderList().forEach(each -> each.setGiven(Requirements.given(each, decisions)));
        return message.build();
    }
}
