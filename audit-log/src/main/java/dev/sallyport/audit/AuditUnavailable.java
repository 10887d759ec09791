package dev.sallyport.audit;

import org.jspecify.annotations.Nullable;

/** A record could not be made durable: what it stands for must not happen. */
public final class AuditUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why a record was not taken, or is not known to be durable. */
    public enum Reason {
        /** The queue stayed full for as long as the caller could wait. */
        OVERLOADED,
        /** No block is left for another segment; what remains is kept for outcomes. */
        DISK_FULL,
        /** A write or a flush failed; the log takes nothing more. */
        SEALED,
        /** The log was closed. */
        CLOSED,
        /** The caller's time was over first; the record may become durable later. */
        DEADLINE,
        /** The calling thread was interrupted; the record may become durable later. */
        INTERRUPTED
    }

    private final Reason reason;

    AuditUnavailable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    AuditUnavailable(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
