package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Result;
import java.util.Optional;

/**
 * An operation whose INTENT is in the log and whose OUTCOME is not.
 *
 * @param precommit what it had done inside its transaction when it was about to be committed; empty where it never was
 */
public record OpenOperation(long index, AuditRecord intent, Optional<Result> precommit) {
    OpenOperation with(Result done) {
        return new OpenOperation(index, intent, Optional.of(done));
    }

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
