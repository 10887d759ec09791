package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.AuditRecord.Result;
import java.util.List;
import java.util.stream.Stream;

/** What a log says first: that it starts, how it was found, and what became of the operations that were left open. */
final class FirstRecords {
    private FirstRecords() {}

    /** The records that follow START once the past has been read. */
    static List<AuditRecord> after(RecoveryReport found) {
        Stream<AuditRecord> recovered = found.wasClosed() ? Stream.empty() : Stream.of(recovered(found));
        return Stream.concat(recovered, found.openOperations().stream().map(FirstRecords::outcome))
                .toList();
    }

    static AuditRecord start() {
        return AuditRecord.newBuilder().setKind(Kind.KIND_START).build();
    }

    private static AuditRecord recovered(RecoveryReport found) {
        var recovery = AuditRecord.Recovery.newBuilder()
                .setTruncatedBytes(found.truncatedBytes())
                .setOpenOperations(found.openOperations().size());
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_RECOVERED)
                .setRecovery(recovery)
                .build();
    }

    /** How an operation ended whose end is not in the log. */
    static AuditRecord outcome(OpenOperation operation) {
        AuditRecord intent = operation.intent();
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_OUTCOME)
                .setParent(operation.index())
                .setRequestId(intent.getRequestId())
                .setIdentity(intent.getIdentity())
                .setTarget(intent.getTarget())
                .setCommitmentKeyId(intent.getCommitmentKeyId())
                .setResult(result(operation))
                .build();
    }

    /**
     * A write that was never about to be committed was not kept, because PRECOMMIT is durable before that. Of one that was,
     * the record holds what it takes to ask the database.
     */
    private static Result.Builder result(OpenOperation operation) {
        boolean wasNeverKept =
                Claims.isClaimedBy(operation.intent()) && operation.precommit().isEmpty();
        Result.Builder result = Result.newBuilder()
                .setCompletion(wasNeverKept ? Completion.COMPLETION_FAILED : Completion.COMPLETION_UNKNOWN);
        operation
                .precommit()
                .ifPresent(done -> result.setBackendTransaction(done.getBackendTransaction())
                        .setRowsAffected(done.getRowsAffected()));
        return result;
    }
}
