package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;

/** An operation whose INTENT is in the log and whose OUTCOME is not: nobody knows whether it happened. */
public record OpenOperation(long index, AuditRecord intent) {
    /** The caller's request id. */
    public String requestId() {
        return intent.getRequestId();
    }

    /** The agent. */
    public String agent() {
        return intent.getIdentity().getAgent();
    }

    /** The task. */
    public String task() {
        return intent.getIdentity().getTask();
    }

    /** The source it went to. */
    public String source() {
        return intent.getTarget().getSource();
    }
}
