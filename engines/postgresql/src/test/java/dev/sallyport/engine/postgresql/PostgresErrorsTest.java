package dev.sallyport.engine.postgresql;

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

class PostgresErrorsTest {
    @Tag("refused")
    @ParameterizedTest
    @CsvSource({
        "22012,BAD_VALUE",
        "22P02,BAD_VALUE",
        "23505,CONSTRAINT",
        "40001,CONFLICT",
        "40P01,CONFLICT",
        "55P03,CONFLICT",
        "57014,DEADLINE",
        "25P03,DEADLINE",
        "53300,SOURCE_UNAVAILABLE",
        "08006,SOURCE_UNAVAILABLE",
        "57P01,SOURCE_UNAVAILABLE",
        "42501,SOURCE_UNAVAILABLE",
        "428C9,CONSTRAINT",
        "42P01,CATALOG_CHANGED",
        "42703,CATALOG_CHANGED",
        "42883,NOT_UNDERSTOOD",
        "0A000,NOT_UNDERSTOOD",
        "54001,TOO_LARGE",
        "25006,INTERNAL",
        "XX000,INTERNAL",
        "P0001,INTERNAL"
    })
    void aCodeOfTheServerHasAReasonOfOurs(String state, Reason reason) {
        EngineFailure failure = PostgresErrors.failure(new SQLException("secret 4111", state), Optional.empty());
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.errorClass()).isEqualTo(state);
        assertThat(failure.toString() + failure.refusal()).doesNotContain("secret");
        assertThat(failure).hasNoCause();
    }

    @Test
    void whoEndedTheStatementIsTheReason() {
        SQLException broken = new SQLException("socket closed", "08006");
        assertThat(PostgresErrors.failure(broken, Optional.of(Ending.CANCELLED)).reason())
                .isEqualTo(Reason.CANCELLED);
        assertThat(PostgresErrors.failure(broken, Optional.of(Ending.DEADLINE)).reason())
                .isEqualTo(Reason.DEADLINE);
    }

    @Test
    void anErrorWithoutACodeIsOneOfTheConnection() {
        assertThat(PostgresErrors.failure(new SQLException("?"), Optional.empty())
                        .reason())
                .isEqualTo(Reason.SOURCE_UNAVAILABLE);
    }
}
