package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;

/** What a log says first: that it starts, how it was found, and that what was left open has an unknown outcome. */
final class FirstRecords {
    private FirstRecords() {}

    static void append(AuditLog log, RecoveryReport found) {
        Pending last = log.submit(start());
        if (!found.wasClosed()) {
            last = log.submit(recovered(found));
        }
        for (OpenOperation operation : found.openOperations()) {
            last = log.submit(unknown(operation));
        }
        var _ = last.awaitDurable();
    }

    private static AuditRecord start() {
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

    private static AuditRecord unknown(OpenOperation operation) {
        AuditRecord intent = operation.intent();
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_OUTCOME)
                .setParent(operation.index())
                .setRequestId(intent.getRequestId())
                .setIdentity(intent.getIdentity())
                .setTarget(intent.getTarget())
                .setResult(AuditRecord.Result.newBuilder().setCompletion(Completion.COMPLETION_UNKNOWN))
                .build();
    }
}
