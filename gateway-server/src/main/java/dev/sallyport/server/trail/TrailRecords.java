package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.CommitmentKey;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Basis;
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

    public TrailRecords(Commitments commitments) {
        this.commitments = commitments;
    }

    AuditRecord malformed(Unreadable request) {
        return start(Kind.KIND_DENIED, request.identity(), request.peer(), request.requestId())
                .setTarget(AuditRecord.Target.newBuilder().setSource(Printable.of(request.source())))
                .setVerdict(RecordVerdicts.refused(request.refusal()))
                .build();
    }

    AuditRecord turnedAway(Submission submission, Refusal refusal) {
        return start(Kind.KIND_DENIED, submission)
                .setTarget(AuditRecord.Target.newBuilder().setSource(Printable.of(submission.source())))
                .setWork(work(submission, OperationKind.UNKNOWN, ""))
                .setVerdict(RecordVerdicts.refused(refusal))
                .build();
    }

    AuditRecord denied(Submission submission, RequestSnapshot snapshot, Plan.NotUnderstood plan) {
        return start(Kind.KIND_DENIED, submission)
                .setTarget(RecordTargets.of(snapshot.source()))
                .setWork(work(submission, plan.kind(), ""))
                .setVerdict(RecordVerdicts.refused(plan.refusal())
                        .setPolicySha256(policy(snapshot))
                        .setSnapshotSha256(ByteString.copyFrom(snapshot.hash())))
                .build();
    }

    AuditRecord denied(Submission submission, RequestSnapshot snapshot, Plan.Denied plan) {
        return decided(Kind.KIND_DENIED, submission, snapshot, plan.reading(), plan.decision());
    }

    AuditRecord denied(Submission submission, RequestSnapshot snapshot, Plan.Asked plan) {
        return decided(Kind.KIND_DENIED, submission, snapshot, plan.reading(), plan.decision());
    }

    AuditRecord intent(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Sealed sealed) {
        AuditRecord.Builder record =
                decided(Kind.KIND_INTENT, submission, snapshot, plan.reading(), plan.decision()).toBuilder();
        CommitmentKey key = commitments.of(submission.requestId());
        record.getWorkBuilder().setSentCommitment(key.commit(sealed.canonical()));
        record.getVerdictBuilder().setBounds(RecordVerdicts.bounds(sealed.limits()));
        return record.build();
    }

    AuditRecord outcome(Trail.Intent intent, AuditRecord.Result.Builder result) {
        AuditRecord announced = intent.announced();
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_OUTCOME)
                .setRequestId(announced.getRequestId())
                .setParent(intent.index())
                .setIdentity(announced.getIdentity())
                .setTarget(announced.getTarget())
                .setResult(result)
                .setCommitmentKeyId(announced.getCommitmentKeyId())
                .build();
    }

    private AuditRecord decided(
            Kind kind, Submission submission, RequestSnapshot snapshot, Reading.Understood reading, Decision decision) {
        Operation operation = reading.operation();
        Basis basis = decision.basis();
        return start(kind, submission)
                .setTarget(RecordTargets.of(snapshot.source(), operation, basis))
                .setWork(work(submission, operation.kind(), reading.shape()))
                .setVerdict(RecordVerdicts.of(decision, operation)
                        .setPolicySha256(policy(snapshot))
                        .setSnapshotSha256(ByteString.copyFrom(snapshot.hash())))
                .setDecisionInput(RecordTargets.input(submission, snapshot, operation))
                .build();
    }

    private AuditRecord.Builder start(Kind kind, Submission submission) {
        return start(kind, submission.identity(), submission.peer(), submission.requestId());
    }

    private AuditRecord.Builder start(Kind kind, Identity identity, String peer, String requestId) {
        return AuditRecord.newBuilder()
                .setKind(kind)
                .setRequestId(Printable.of(requestId))
                .setIdentity(RecordIdentities.of(identity))
                .setPeer(AuditRecord.Peer.newBuilder().setAddress(peer))
                .setCommitmentKeyId(commitments.keyId());
    }

    private AuditRecord.Work.Builder work(Submission submission, OperationKind kind, String shape) {
        CommitmentKey key = commitments.of(submission.requestId());
        return RecordWork.of(submission, kind, shape, key);
    }

    private static ByteString policy(RequestSnapshot snapshot) {
        return RecordVerdicts.hash(snapshot.policy().hash());
    }
}
