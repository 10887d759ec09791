package dev.sallyport.operation;

/**
 * The closed list of reasons for a refusal: coarse outside, precise in the trail.
 *
 * <p>The wire carries the same list by the same names; a test holds the two together. Additions only.
 */
public enum Reason {
    UNKNOWN_OBJECT,
    NOT_ALLOWED,
    NOT_UNDERSTOOD,
    MALFORMED,
    TOO_LARGE,
    FUNCTION_NOT_ALLOWED,
    MASKED_IN_WRITE,
    APPROVAL_REQUIRED,
    APPROVAL_INVALID,
    LIMIT,
    BUDGET_EXHAUSTED,
    RATE_LIMITED,
    OVERLOADED,
    BAD_PARAMETER,
    BAD_VALUE,
    CONSTRAINT,
    CONFLICT,
    CATALOG_CHANGED,
    POLICY_CHANGED,
    LOCKED,
    REQUEST_REPEATED,
    OUTCOME_UNKNOWN,
    SOURCE_UNAVAILABLE,
    AUDIT_UNAVAILABLE,
    DEADLINE,
    CANCELLED,
    UNSUPPORTED,
    CREDENTIALS_MISSING,
    TOKEN_EXPIRED,
    CREDENTIALS_REJECTED,
    INTERNAL;

    /** Whether it tells of this moment alone, so that the next try may end otherwise. */
    public boolean isPassing() {
        return switch (this) {
            case OVERLOADED, DEADLINE, CANCELLED, RATE_LIMITED, SOURCE_UNAVAILABLE, POLICY_CHANGED, CATALOG_CHANGED ->
                true;
            default -> false;
        };
    }

    /** Whether nothing happened and the same request may simply be sent again. */
    public boolean mayBeRetried() {
        return switch (this) {
            case CONFLICT, CATALOG_CHANGED, OVERLOADED, RATE_LIMITED, SOURCE_UNAVAILABLE -> true;
            default -> false;
        };
    }
}
