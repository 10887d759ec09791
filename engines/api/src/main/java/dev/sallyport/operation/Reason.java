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
    INTERNAL
}
