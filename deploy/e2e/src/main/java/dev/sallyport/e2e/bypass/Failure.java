package dev.sallyport.e2e.bypass;

import dev.sallyport.client.CallFailedException;
import dev.sallyport.client.RefusedException;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.Reason;
import io.grpc.Status;

/**
 * A call that gave no whole answer.
 *
 * @param stage how far it came
 * @param rule the rule that the refusal names; empty when it names none
 */
record Failure(Stage stage, Reason reason, String message, String rule) {
    /** How far a call came before it failed. */
    enum Stage {
        /** The gateway said no; the database saw nothing of it. */
        REFUSED,
        /** A limit stopped it. */
        STOPPED,
        /** The database ran it and gave an error. */
        RAN,
        /** Something is out of order. */
        BROKEN
    }

    static Failure of(SallyportException failure) {
        if (failure instanceof RefusedException refused) {
            return new Failure(
                    stage(refused.reason()), refused.reason(), String.valueOf(refused.getMessage()), refused.rule());
        }
        boolean isStopped = failure instanceof CallFailedException call
                && (call.code() == Status.Code.RESOURCE_EXHAUSTED || call.code() == Status.Code.DEADLINE_EXCEEDED);
        Stage stage = isStopped ? Stage.STOPPED : Stage.BROKEN;
        return new Failure(stage, Reason.REASON_UNSPECIFIED, String.valueOf(failure.getMessage()), "");
    }

    private static Stage stage(Reason reason) {
        return switch (reason) {
            case REASON_UNKNOWN_OBJECT,
                    REASON_NOT_ALLOWED,
                    REASON_NOT_UNDERSTOOD,
                    REASON_MALFORMED,
                    REASON_TOO_LARGE,
                    REASON_FUNCTION_NOT_ALLOWED,
                    REASON_MASKED_IN_WRITE,
                    REASON_APPROVAL_REQUIRED,
                    REASON_APPROVAL_INVALID,
                    REASON_BAD_PARAMETER,
                    REASON_UNSUPPORTED -> Stage.REFUSED;
            case REASON_LIMIT, REASON_DEADLINE -> Stage.STOPPED;
            case REASON_BAD_VALUE, REASON_CONSTRAINT, REASON_CONFLICT -> Stage.RAN;
            case REASON_UNSPECIFIED,
                    UNRECOGNIZED,
                    REASON_BUDGET_EXHAUSTED,
                    REASON_RATE_LIMITED,
                    REASON_OVERLOADED,
                    REASON_CATALOG_CHANGED,
                    REASON_POLICY_CHANGED,
                    REASON_LOCKED,
                    REASON_REQUEST_REPEATED,
                    REASON_OUTCOME_UNKNOWN,
                    REASON_SOURCE_UNAVAILABLE,
                    REASON_AUDIT_UNAVAILABLE,
                    REASON_CANCELLED,
                    REASON_CREDENTIALS_MISSING,
                    REASON_TOKEN_EXPIRED,
                    REASON_CREDENTIALS_REJECTED,
                    REASON_INTERNAL -> Stage.BROKEN;
        };
    }

    /** Whether the gateway's own parser said no. */
    boolean isOfParser() {
        return switch (reason) {
            case REASON_NOT_UNDERSTOOD, REASON_MALFORMED, REASON_TOO_LARGE, REASON_UNSUPPORTED -> true;
            default -> false;
        };
    }

    /** One line for people. */
    String text() {
        String name = reason.name().replace("REASON_", "");
        return name + " \"" + message + "\"" + (rule.isEmpty() ? "" : ", rule " + rule);
    }
}
