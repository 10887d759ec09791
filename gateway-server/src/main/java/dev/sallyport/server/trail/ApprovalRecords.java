package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.ApprovalTrail;
import dev.sallyport.server.approval.ApproverKey;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.approval.WireTimes;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Printable;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.SignedDecision;
import java.util.Locale;
import java.util.Optional;

/** The steps of approvals in the trail: who was asked what, who said what with which signature, and how it ended. */
public final class ApprovalRecords implements ApprovalTrail {
    private final AuditLog log;
    private final TrailRecords records;

    public ApprovalRecords(AuditLog log, TrailRecords records) {
        this.log = log;
        this.records = records;
    }

    @Override
    public long asked(Submission submission, RequestSnapshot snapshot, Plan.Asked plan, Approval approval) {
        AuditRecord.Builder record = records.asked(submission, snapshot, plan).setApprovalStep(first(approval));
        record.getVerdictBuilder().addApprovals(approval.name());
        return log.append(record.build()).index();
    }

    @Override
    public long shown(Identity approver, Approval approval) {
        return log.append(step(Kind.KIND_APPROVAL_SHOWN, approval, approval)
                        .setIdentity(RecordIdentities.of(approver))
                        .build())
                .index();
    }

    @Override
    public long decided(Identity approver, Approval before, Approval after, SignedDecision decision) {
        AuditRecord.Builder record =
                step(decisionKind(decision), before, after).setIdentity(RecordIdentities.of(approver));
        record.getApprovalStepBuilder().setSignature(decision.getSignature()).setKey(decision.getKey());
        record.getVerdictBuilder()
                .addApprovals(before.name())
                .addApprovers(Identity.name(decision.getIssuer(), decision.getHuman()));
        return log.append(record.build()).index();
    }

    /** Of one rule that is answered the approval may still wait for another one. */
    private static Kind decisionKind(SignedDecision decision) {
        return switch (decision.getVerdict()) {
            case VERDICT_APPROVE -> Kind.KIND_APPROVAL_GRANTED;
            case VERDICT_REJECT, VERDICT_UNSPECIFIED, UNRECOGNIZED -> Kind.KIND_APPROVAL_REJECTED;
        };
    }

    @Override
    public long consumed(Submission submission, Approval before, Approval after) {
        AuditRecord.Builder record = step(Kind.KIND_APPROVAL_CONSUMED, before, after)
                .setRequestId(before.requestId())
                .setIdentity(RecordIdentities.of(submission.identity()))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(submission.peer()));
        record.getApprovalStepBuilder().setUsedBy(Printable.of(submission.requestId()));
        return log.append(record.build()).index();
    }

    @Override
    public long ended(Optional<Identity> by, Approval before, Approval after) {
        AuditRecord.Builder record = step(kind(after.state()), before, after);
        by.ifPresent(caller -> record.setRequestId(before.requestId()).setIdentity(RecordIdentities.of(caller)));
        return log.append(record.build()).index();
    }

    private static Kind kind(ApprovalState state) {
        return switch (state) {
            case CANCELLED -> Kind.KIND_APPROVAL_CANCELLED;
            case EXPIRED -> Kind.KIND_APPROVAL_EXPIRED;
            case INVALIDATED -> Kind.KIND_APPROVAL_INVALIDATED;
            case REJECTED -> Kind.KIND_APPROVAL_REJECTED;
            case PENDING, APPROVED, CONSUMED ->
                throw new IllegalArgumentException("an approval does not end as `" + state + "`");
        };
    }

    @Override
    public long key(Identity admin, ApproverKey key) {
        return log.append(AuditRecord.newBuilder()
                        .setKind(Kind.KIND_KEY_CHANGE)
                        .setIdentity(RecordIdentities.of(admin))
                        .setChange(AuditRecord.Change.newBuilder()
                                .setResourceType("approver-key")
                                .setSubject(
                                        key.id() + " " + Printable.of(key.issuer()) + " " + Printable.of(key.human()))
                                .setAction(key.state().name().toLowerCase(Locale.ROOT)))
                        .build())
                .index();
    }

    @Override
    public long glass(Identity by, BreakGlass glass) {
        String human = Printable.of(glass.terms().issuer()) + " "
                + Printable.of(glass.terms().human());
        return log.append(AuditRecord.newBuilder()
                        .setKind(Kind.KIND_BREAK_GLASS)
                        .setRequestId(glass.state() == BreakGlass.State.PROPOSED ? glass.requestId() : "")
                        .setIdentity(RecordIdentities.of(by))
                        .setChange(AuditRecord.Change.newBuilder()
                                .setResourceType("break-glass")
                                .setSubject(glass.name() + " "
                                        + Printable.of(glass.terms().source()) + " " + human)
                                .setAction(
                                        switch (glass.state()) {
                                            case PROPOSED -> "propose";
                                            case OPEN -> "open";
                                            case OVER -> "close";
                                            case REVIEWED -> "review";
                                        }))
                        .build())
                .index();
    }

    private static AuditRecord.Builder step(Kind kind, Approval before, Approval after) {
        return AuditRecord.newBuilder()
                .setKind(kind)
                .setParent(before.auditIndex())
                .setApprovalStep(
                        first(after).setStateBefore(before.state().name()).setReason(after.endedBecause()));
    }

    private static AuditRecord.ApprovalStep.Builder first(Approval approval) {
        return AuditRecord.ApprovalStep.newBuilder()
                .setApproval(approval.name())
                .setOperationDigest(ByteString.copyFrom(approval.fields().digest()))
                .setStateAfter(approval.state().name())
                .setExpireTime(WireTimes.of(approval.expires()));
    }
}
