package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.AuditRecord.OperationClass;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records and logs for tests. */
final class Records {
    static final String ORIGIN = "org/cluster/node-1/1";
    static final int SEGMENT = 256 << 10;

    private Records() {}

    static AuditRecord intent(String requestId) {
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_INTENT)
                .setRequestId(requestId)
                .setIdentity(AuditRecord.Identity.newBuilder()
                        .setIssuer("https://issuer")
                        .setHuman("ada")
                        .setAgent("spiffe://x/agent")
                        .setTask("task-1"))
                .setTarget(AuditRecord.Target.newBuilder()
                        .setSource("shop-pg")
                        .addObjects(AuditRecord.ObjectAccess.newBuilder()
                                .addPath("public")
                                .addPath("customers")))
                .build();
    }

    static AuditRecord write(String requestId) {
        return intent(requestId).toBuilder()
                .setWork(AuditRecord.Work.newBuilder().setOperationClass(OperationClass.OPERATION_CLASS_WRITE))
                .build();
    }

    static AuditRecord precommit(long intent, String requestId, String transaction, long affected) {
        return intent(requestId).toBuilder()
                .setKind(Kind.KIND_PRECOMMIT)
                .setParent(intent)
                .setResult(AuditRecord.Result.newBuilder()
                        .setBackendTransaction(transaction)
                        .setRowsAffected(affected))
                .build();
    }

    static RequestKey key(String requestId) {
        return RequestKey.of(intent(requestId));
    }

    static AuditRecord outcome(long intent, String requestId) {
        return intent(requestId).toBuilder()
                .setKind(Kind.KIND_OUTCOME)
                .setParent(intent)
                .setResult(AuditRecord.Result.newBuilder().setCompletion(Completion.COMPLETION_COMPLETE))
                .build();
    }

    static AuditRecord denied(int padding) {
        return AuditRecord.newBuilder()
                .setKind(Kind.KIND_DENIED)
                .setWork(AuditRecord.Work.newBuilder().setNormalizedStatement("x".repeat(padding)))
                .build();
    }

    static AuditLog open(Disk disk) throws IOException {
        return AuditLog.open(options(disk), _ -> {});
    }

    static AuditLogOptions options(Disk disk) {
        return new AuditLogOptions(disk, ORIGIN, "node-1", SEGMENT, InstantSource.system());
    }

    static List<AuditRecord> all(Disk disk) throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        try (var cursor = new AuditReader(disk, () -> Long.MAX_VALUE).from(0)) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                records.add(next.get().record());
            }
        }
        return records;
    }

    static List<Kind> kinds(Disk disk) throws IOException {
        return all(disk).stream().map(AuditRecord::getKind).toList();
    }

    static Verification verify(Disk disk) throws IOException {
        return new AuditVerifier(disk, Optional.empty(), _ -> {}, () -> {}).verify();
    }
}
