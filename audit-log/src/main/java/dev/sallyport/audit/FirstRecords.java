package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What a log says first: that it starts, how it was found, and that the outcome of what was left open is unknown. */
final class FirstRecords {
    private FirstRecords() {}

    /** The records that follow START once the past has been read. */
    static List<AuditRecord> after(RecoveryReport found) {
        Stream<AuditRecord> recovered = found.wasClosed() ? Stream.empty() : Stream.of(recovered(found));
        return Stream.concat(recovered, found.openOperations().stream().map(FirstRecords::unknown))
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
