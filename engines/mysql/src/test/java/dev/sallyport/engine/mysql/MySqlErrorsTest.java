package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of what a server says only its number is kept. */
class MySqlErrorsTest {
    @ParameterizedTest
    @Tag("refused")
    @CsvSource({
        "1205,HY000,CONFLICT",
        "1213,40001,CONFLICT",
        "1062,23000,CONSTRAINT",
        "1452,23000,CONSTRAINT",
        "3819,HY000,CONSTRAINT",
        "4025,23000,CONSTRAINT",
        "3024,HY000,DEADLINE",
        "1969,70100,DEADLINE",
        "1317,70100,DEADLINE",
        "2013,08S01,SOURCE_UNAVAILABLE",
        "1045,28000,SOURCE_UNAVAILABLE",
        "1044,42000,SOURCE_UNAVAILABLE",
        "1142,42000,SOURCE_UNAVAILABLE",
        "1143,42000,SOURCE_UNAVAILABLE",
        "1040,08004,SOURCE_UNAVAILABLE",
        "1049,42000,CATALOG_CHANGED",
        "1146,42S02,CATALOG_CHANGED",
        "1054,42S22,NOT_UNDERSTOOD",
        "1356,HY000,CATALOG_CHANGED",
        "1412,HY000,CATALOG_CHANGED",
        "1176,42000,CATALOG_CHANGED",
        "1210,HY000,BAD_VALUE",
        "1221,HY000,NOT_UNDERSTOOD",
        "3065,HY000,NOT_UNDERSTOOD",
        "3575,HY000,NOT_UNDERSTOOD",
        "3577,HY000,NOT_UNDERSTOOD",
        "4008,HY000,NOT_UNDERSTOOD",
        "4024,HY000,NOT_UNDERSTOOD",
        "4078,HY000,NOT_UNDERSTOOD",
        "4099,HY000,NOT_UNDERSTOOD",
        "4176,HY000,BAD_VALUE",
        "4178,HY000,BAD_VALUE",
        "1273,HY000,NOT_UNDERSTOOD",
        "3995,HY000,NOT_UNDERSTOOD",
        "1525,HY000,BAD_VALUE",
        "1690,22003,BAD_VALUE",
        "1365,22012,BAD_VALUE",
        "3140,22032,BAD_VALUE",
        "1242,21000,BAD_VALUE",
        "3047,HY000,BAD_VALUE",
        "1055,42000,NOT_UNDERSTOOD",
        "1064,42000,NOT_UNDERSTOOD",
        "1305,42000,NOT_UNDERSTOOD",
        "4017,HY000,NOT_UNDERSTOOD",
        "4019,HY000,NOT_UNDERSTOOD",
        "3587,HY000,NOT_UNDERSTOOD",
        "1153,08S01,TOO_LARGE",
        "9999,HY000,INTERNAL"
    })
    void anErrorHasAReasonAndNothingOfTheServersWords(int number, String state, Reason reason) {
        EngineFailure failure = MySqlErrors.failure(new SQLException("secret", state, number));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.errorClass()).isEqualTo(Integer.toString(number));
        assertThat(failure.toString() + failure.refusal()).doesNotContain("secret");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    @Tag("refused")
    void whatWasEndedWhileItWasCommittedMayHaveBeenKept() {
        SQLException ended = new SQLException("secret", "70100", 1317);
        SQLException deadlock = new SQLException("secret", "40001", 1213);
        assertThat(MySqlErrors.notCommitted(ended, Optional.empty()).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(MySqlErrors.notCommitted(deadlock, Optional.of(Ending.DEADLINE))
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(MySqlErrors.notCommitted(deadlock, Optional.empty()).reason())
                .isEqualTo(Reason.CONFLICT);
    }

    @Test
    @Tag("refused")
    void whatEndedAStatementComesBeforeWhatTheServerMadeOfIt() {
        SQLException broken = new SQLException("secret", "08S01", 0);
        assertThat(MySqlErrors.failure(broken, Optional.of(Ending.CANCELLED)).reason())
                .isEqualTo(Reason.CANCELLED);
        assertThat(MySqlErrors.failure(broken, Optional.of(Ending.DEADLINE)).reason())
                .isEqualTo(Reason.DEADLINE);
        assertThat(MySqlErrors.failure(broken).errorClass()).isEqualTo("08S01");
        assertThat(MySqlErrors.failure(new SQLException()).errorClass()).isEqualTo("08000");
    }
}
