package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final String EXPECTED = """
            1 REASON_BAD_PARAMETER
            1 REASON_BAD_VALUE
            1 REASON_CANCELLED
            1 REASON_CATALOG_CHANGED
            1 REASON_CONFLICT
            1 REASON_CONSTRAINT
            1 REASON_CREDENTIALS_MISSING
            1 REASON_CREDENTIALS_REJECTED
            1 REASON_DEADLINE
            1 REASON_INTERNAL
            1 REASON_MALFORMED
            1 REASON_OUTCOME_UNKNOWN
            1 REASON_POLICY_CHANGED
            1 REASON_REQUEST_REPEATED
            1 REASON_TOKEN_EXPIRED
            1 REASON_TOO_LARGE
            3 REASON_APPROVAL_INVALID
            3 REASON_BUDGET_EXHAUSTED
            3 REASON_FUNCTION_NOT_ALLOWED
            3 REASON_LIMIT
            3 REASON_LOCKED
            3 REASON_MASKED_IN_WRITE
            3 REASON_NOT_ALLOWED
            3 REASON_NOT_UNDERSTOOD
            3 REASON_RATE_LIMITED
            3 REASON_UNKNOWN_OBJECT
            3 REASON_UNSPECIFIED
            3 REASON_UNSUPPORTED
            3 UNRECOGNIZED
            4 REASON_APPROVAL_REQUIRED
            5 REASON_AUDIT_UNAVAILABLE
            5 REASON_OVERLOADED
            5 REASON_SOURCE_UNAVAILABLE
            """;

    @Test
    void everyReasonHasItsCode() {
        String table = Arrays.stream(Reason.values())
                .map(reason -> ExitCode.of(reason).code() + " " + reason.name())
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(table).isEqualTo(EXPECTED);
    }
}
