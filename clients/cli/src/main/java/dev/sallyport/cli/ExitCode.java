package dev.sallyport.cli;

import dev.sallyport.v1.Reason;

/** What the shell is told. */
public enum ExitCode {
    /** It was done. */
    OK(0),
    /** It failed. */
    ERROR(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The gateway decided: no. */
    DENIED(3),
    /** A person has to say yes first. */
    PENDING(4),
    /** The gateway, its trail or the database behind it cannot take the call now. */
    UNREACHABLE(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** What a refusal means; a reason that is not known is a denial. */
    public static ExitCode of(Reason reason) {
        return switch (reason) {
            case REASON_UNKNOWN_OBJECT,
                    REASON_NOT_ALLOWED,
                    REASON_NOT_UNDERSTOOD,
                    REASON_FUNCTION_NOT_ALLOWED,
                    REASON_MASKED_IN_WRITE,
                    REASON_APPROVAL_INVALID,
                    REASON_LIMIT,
                    REASON_BUDGET_EXHAUSTED,
                    REASON_RATE_LIMITED,
                    REASON_LOCKED,
                    REASON_UNSUPPORTED,
                    REASON_UNSPECIFIED,
                    UNRECOGNIZED -> DENIED;
            case REASON_APPROVAL_REQUIRED -> PENDING;
            case REASON_OVERLOADED, REASON_SOURCE_UNAVAILABLE, REASON_AUDIT_UNAVAILABLE -> UNREACHABLE;
            case REASON_MALFORMED,
                    REASON_TOO_LARGE,
                    REASON_BAD_PARAMETER,
                    REASON_BAD_VALUE,
                    REASON_CONSTRAINT,
                    REASON_CONFLICT,
                    REASON_CATALOG_CHANGED,
                    REASON_POLICY_CHANGED,
                    REASON_REQUEST_REPEATED,
                    REASON_OUTCOME_UNKNOWN,
                    REASON_DEADLINE,
                    REASON_CANCELLED,
                    REASON_CREDENTIALS_MISSING,
                    REASON_TOKEN_EXPIRED,
                    REASON_CREDENTIALS_REJECTED,
                    REASON_INTERNAL -> ERROR;
        };
    }
}
