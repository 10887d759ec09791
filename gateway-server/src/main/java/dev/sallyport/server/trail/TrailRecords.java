package dev.sallyport.server.trail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.ByteString;
import dev.sallyport.audit.CommitmentKey;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Printable;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;

/** Composes the records of requests: names, shapes and commitments, never a value. */
public final class TrailRecords {
    private final Commitments commitments;
    /** What the records of all requests with one reading have in common: to compose it takes longer than all the rest. */
    private final Cache<Reading.Understood, Decided> common =
            Caffeine.newBuilder().weakKeys().build();

    private final Cache<Identity, AuditRecord.Identity> identities =
            Caffeine.newBuilder().weakKeys().build();

    private record Decided(Decision decision, AuditRecord record) {}

    public TrailRecords(Commitments commitments) {
        this.commitments = commitments;
    }

    AuditRecord malformed(Unreadable request) {
        return start(AuditRecord.newBuilder(), request.identity(), request.peer(), request.requestId())
                .setKind(Kind.KIND_DENIED)
                .setTarget(AuditRecord.Target.newBuilder().setSource(Printable.of(request.source())))
                .setVerdict(RecordVerdicts.refused(request.refusal()))
                .build();
    }

    AuditRecord turnedAway(Submission submission, Refusal refusal) {
        AuditRecord.Builder record = AuditRecord.newBuilder()
                .setKind(Kind.KIND_DENIED)
                .setTarget(AuditRecord.Target.newBuilder().setSource(Printable.of(submission.source())))
                .setWork(RecordWork.of(OperationKind.UNKNOWN, ""))
                .setVerdict(RecordVerdicts.refused(refusal));
        return submitted(record, submission, key(submission)).build();
    }

    AuditRecord denied(Submission submission, RequestSnapshot snapshot, Plan.Refused plan) {
        AuditRecord.Builder record = switch (plan) {
            case Plan.NotUnderstood opaque -> notUnderstood(snapshot, opaque);
            case Plan.Decided decided -> decided(submission, snapshot, decided);
        };
        return submitted(record.setKind(Kind.KIND_DENIED), submission, key(submission))
                .build();
    }

    /** An operation that waits for a person: what would be sent is committed to, as in an intent. */
    AuditRecord.Builder asked(Submission submission, RequestSnapshot snapshot, Plan.Asked plan) {
        AuditRecord.Builder record = decided(submission, snapshot, plan).setKind(Kind.KIND_APPROVAL_REQUESTED);
        CommitmentKey key = key(submission);
        record.getWorkBuilder().setSentCommitment(key.commit(plan.sealed().canonical()));
        record.getVerdictBuilder().setBounds(RecordVerdicts.bounds(plan.sealed().limits()));
        return submitted(record, submission, key);
    }

    private static AuditRecord.Builder notUnderstood(RequestSnapshot snapshot, Plan.NotUnderstood plan) {
        return AuditRecord.newBuilder()
                .setTarget(RecordTargets.of(snapshot.source()))
                .setWork(RecordWork.of(plan.kind(), ""))
                .setVerdict(under(snapshot, RecordVerdicts.refused(plan.refusal())));
    }

    AuditRecord intent(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Sealed sealed) {
        AuditRecord.Builder record = decided(submission, snapshot, plan).setKind(Kind.KIND_INTENT);
        CommitmentKey key = key(submission);
        record.getWorkBuilder().setSentCommitment(key.commit(sealed.canonical()));
        record.getVerdictBuilder().setBounds(RecordVerdicts.bounds(sealed.limits()));
        plan.consent()
                .ifPresent(consent -> record.getVerdictBuilder()
                        .addApprovals(consent.approval())
                        .addAllApprovers(consent.approvers()));
        return submitted(record, submission, key).build();
    }

    /** What comes before the commit of what was announced. */
    AuditRecord precommit(Trail.Intent intent, AuditRecord.Result.Builder result) {
        return step(Kind.KIND_PRECOMMIT, intent, result);
    }

    AuditRecord outcome(Trail.Intent intent, AuditRecord.Result.Builder result) {
        return step(Kind.KIND_OUTCOME, intent, result);
    }

    private static AuditRecord step(Kind kind, Trail.Intent intent, AuditRecord.Result.Builder result) {
        AuditRecord announced = intent.announced();
        return AuditRecord.newBuilder()
                .setKind(kind)
                .setRequestId(announced.getRequestId())
                .setParent(intent.index())
                .setIdentity(announced.getIdentity())
                .setTarget(announced.getTarget())
                .setResult(result)
                .setCommitmentKeyId(announced.getCommitmentKeyId())
                .build();
    }

    /** The part that statement, snapshot and caller determine; a statement is read for one plan, whatever its literals. */
    @SuppressWarnings("ReferenceEquality") // the very decision, which costs less than to compare two
    private AuditRecord.Builder decided(Submission submission, RequestSnapshot snapshot, Plan.Decided plan) {
        Decided known = common.getIfPresent(plan.reading());
        if (known == null || known.decision() != plan.decision()) {
            known = new Decided(plan.decision(), compose(submission, snapshot, plan));
            common.put(plan.reading(), known);
        }
        return known.record().toBuilder();
    }

    private static AuditRecord compose(Submission submission, RequestSnapshot snapshot, Plan.Decided plan) {
        Operation operation = plan.reading().operation();
        Decision decision = plan.decision();
        return AuditRecord.newBuilder()
                .setTarget(RecordTargets.of(snapshot.source(), operation, decision.basis()))
                .setWork(RecordWork.of(operation.kind(), plan.reading().shape()))
                .setVerdict(under(snapshot, RecordVerdicts.of(decision, operation)))
                .setDecisionInput(RecordTargets.input(submission, snapshot, operation))
                .build();
    }

    private static AuditRecord.Verdict.Builder under(RequestSnapshot snapshot, AuditRecord.Verdict.Builder verdict) {
        return verdict.setPolicySha256(RecordVerdicts.hash(snapshot.policy().hash()))
                .setSnapshotSha256(ByteString.copyFrom(snapshot.hash()));
    }

    /** Adds the part that is the one request's own. */
    private AuditRecord.Builder submitted(AuditRecord.Builder record, Submission submission, CommitmentKey key) {
        RecordWork.commit(record.getWorkBuilder(), submission, key);
        return start(record, submission.identity(), submission.peer(), submission.requestId());
    }

    private AuditRecord.Builder start(AuditRecord.Builder record, Identity identity, String peer, String requestId) {
        return record.setRequestId(Printable.of(requestId))
                .setIdentity(identities.get(identity, RecordIdentities::of))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(peer))
                .setCommitmentKeyId(commitments.keyId());
    }

    private CommitmentKey key(Submission submission) {
        return commitments.of(submission.requestId());
    }
}
