package dev.sallyport.e2e.bypass;

import static dev.sallyport.e2e.bypass.Replies.CANARY;
import static dev.sallyport.e2e.bypass.Replies.answer;
import static dev.sallyport.e2e.bypass.Replies.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A canary is found wherever it stands. */
final class CanaryOracleTest {
    private static final Case CASE = one(Expected.ALLOWED_MASKED, "select ssn from users");
    private static final Case STATED = one(Expected.ALLOWED_MASKED, "select 1 where ssn = '" + CANARY + "'");

    @Test
    void canaryInARowIsFound() {
        assertThat(CanaryOracle.find(CASE, answer("`a`", "`<" + CANARY + ">`"))).isPresent();
    }

    @Test
    void canaryInALabelIsFound() {
        Reply reply = new Reply(List.of(Replies.column(CANARY)), Replies.rows("`a`"), "end", "", "", Optional.empty());

        assertThat(CanaryOracle.find(CASE, reply)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "trailers", "audit"})
    void canaryBesideTheRowsIsFound(String where) {
        Reply reply = new Reply(
                List.of(),
                List.of(),
                where.equals("end") ? CANARY : "",
                where.equals("trailers") ? CANARY : "",
                where.equals("audit") ? CANARY : "",
                Optional.empty());

        assertThat(CanaryOracle.find(CASE, reply)).isPresent();
        assertThat(CanaryOracle.find(STATED, reply)).isEmpty();
    }

    @Test
    void statedCanaryStillCountsInRowsAndLabels() {
        assertThat(CanaryOracle.find(STATED, answer("`" + CANARY + "`"))).isPresent();
    }

    @Test
    void canaryInTheDryRunIsFound() {
        assertThat(CanaryOracle.find(CASE, "shape " + CANARY)).isPresent();
        assertThat(CanaryOracle.find(CASE, "shape ?")).isEmpty();
    }

    @Test
    void hiddenRowIsFoundInRowsAndInWhatTheDatabaseSaysOfThem() {
        Case filtered = hidden("division");

        assertThat(CanaryOracle.find(filtered, answer("`division`"))).isPresent();
        assertThat(CanaryOracle.find(
                        filtered, Replies.failed(Failure.Stage.RAN, Reason.REASON_BAD_VALUE, "division by zero")))
                .isPresent();
        assertThat(CanaryOracle.find(
                        filtered, Replies.failed(Failure.Stage.REFUSED, Reason.REASON_UNSUPPORTED, "`division`")))
                .isEmpty();
    }

    @Test
    void masksAreNoCanaries() {
        assertThat(CanaryOracle.find(CASE, answer("`***`", Reply.NULL))).isEmpty();
    }

    private static Case hidden(String text) {
        Case one = one(Case.ROW_FILTER, Expected.ALLOWED_FILTERED, "select 1", Optional.empty(), List.of(), Set.of());
        return new Case(
                one.id(),
                one.engine(),
                one.category(),
                one.principal(),
                one.operation(),
                List.of(),
                one.expected(),
                one.also(),
                0,
                List.of(),
                List.of(),
                List.of(text),
                Set.of(),
                one.filter());
    }
}
