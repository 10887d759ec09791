package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;

/** A write that was about to be committed when its end was lost; only its database knows whether it was kept. */
public record InDoubt(AuditRecord outcome) {
    /** Takes the OUTCOME that says so. */
    public InDoubt {
        if (!isLeftBy(outcome)) {
            throw new IllegalArgumentException("expected an outcome of UNKNOWN that names a transaction");
        }
    }

    /** Whether a record says of a write that its end is unknown, and by which name its database may know it. */
    static boolean isLeftBy(AuditRecord record) {
        return record.getKind() == Kind.KIND_OUTCOME
                && record.getResult().getCompletion() == Completion.COMPLETION_UNKNOWN
                && !record.getResult().getBackendTransaction().isEmpty();
    }

    /** The source it went to. */
    public String source() {
        return outcome.getTarget().getSource();
    }

    /** The name by which the database knows it. */
    public String transaction() {
        return outcome.getResult().getBackendTransaction();
    }

    /** The record that closes it, now that the database has told. */
    public AuditRecord resolved(boolean wasKept) {
        return outcome.toBuilder()
                .clearSchemaVersion()
                .clearNode()
                .clearSeq()
                .clearWallTime()
                .clearMonotonicNanos()
                .clearHlc()
                .clearFlushFirstSeq()
                .setResult(outcome.getResult().toBuilder()
                        .setCompletion(
                                wasKept
                                        ? Completion.COMPLETION_RESOLVED_COMMITTED
                                        : Completion.COMPLETION_RESOLVED_ROLLED_BACK)
                        .setRowsAffected(wasKept ? outcome.getResult().getRowsAffected() : 0)
                        .clearReason())
                .build();
    }
}
