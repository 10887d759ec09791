package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.Reason;
import org.junit.jupiter.api.Test;

/** A hidden name that is told from a missing one is found. */
final class MissingOracleTest {
    private static final String SQL = "select key from api_keys";

    @Test
    void hiddenNamesBecomeMissingOnesOfTheirLength() {
        assertThat(MissingOracle.missing("select a.ssn from hr.employees a, pg_stats"))
                .hasValue("select a.ssn from hq.employeeq a, pg_statq");
        assertThat(MissingOracle.missing("select id from users")).isEmpty();
    }

    @Test
    void anotherMessageIsFound() {
        assertThat(MissingOracle.find(SQL, unknown("`api_keys` is not granted"), unknown("`api_keyq` does not exist")))
                .isPresent();
    }

    @Test
    void answerIsFound() {
        assertThat(MissingOracle.find(SQL, Replies.answer("`a`"), Replies.answer("`a`")))
                .isPresent();
    }

    @Test
    void sameMessageWithItsOwnNameIsNone() {
        assertThat(MissingOracle.find(SQL, unknown("`api_keys` is unknown"), unknown("`api_keyq` is unknown")))
                .isEmpty();
    }

    private static Reply unknown(String message) {
        return Replies.failed(Failure.Stage.REFUSED, Reason.REASON_UNKNOWN_OBJECT, message);
    }
}
