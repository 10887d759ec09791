package dev.sallyport.client;

import dev.sallyport.v1.Position;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway said no, and why. */
public final class RefusedException extends SallyportException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final @Nullable Duration retryAfter;

    RefusedException(String message, RefusalDetail detail, @Nullable Throwable cause) {
        super(message, cause);
        this.refusal = detail.refusal();
        this.retryAfter = detail.retryAfter().orElse(null);
    }

    /** Why; a reason that this client does not know is `UNRECOGNIZED`, and a refusal all the same. */
    public Reason reason() {
        return refusal.getReason();
    }

    /** What the caller may know of the rule that said no; empty when there is nothing to know. */
    public String rule() {
        return refusal.getRule();
    }

    /** What to do next, one sentence; may be empty. */
    public String nextStep() {
        return refusal.getNextStep();
    }

    /** Index of the record in the trail; 0 when the call never reached it. */
    public long auditIndex() {
        return refusal.getAuditIndex();
    }

    /** The request id; empty when the call had none. */
    public String requestId() {
        return refusal.getRequest();
    }

    /** Name of the approval that was asked for; empty when there is none. */
    public String approval() {
        return refusal.getApproval();
    }

    /** Where in the caller's own text. */
    public Optional<Position> position() {
        return refusal.hasPosition() ? Optional.of(refusal.getPosition()) : Optional.empty();
    }

    /** When the same call may be sent again; empty where repeating it is not known to be safe. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
