package dev.sallyport.e2e.bypass;

import static dev.sallyport.e2e.bypass.Replies.answer;
import static dev.sallyport.e2e.bypass.Replies.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.v1.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Anything that differs between the two databases is found. */
final class PairOracleTest {
    private static final Case CASE = one(Expected.ALLOWED_MASKED, "select name from users");
    private static final Case ORDERED = one(Expected.ALLOWED_MASKED, "select name from users ORDER  BY ssn");

    @Test
    void anotherRowDiffers() {
        assertThat(PairOracle.find(CASE, answer("`a`"), answer("`b`"))).isPresent();
        assertThat(PairOracle.find(CASE, answer("`a`"), answer("`a`", "`a`"))).isPresent();
    }

    @Test
    void orderCountsWhereTheStatementAsksForOne() {
        assertThat(PairOracle.find(ORDERED, answer("`a`", "`b`"), answer("`b`", "`a`")))
                .isPresent();
        assertThat(PairOracle.find(CASE, answer("`a`", "`b`"), answer("`b`", "`a`")))
                .isEmpty();
    }

    @Test
    void anotherLabelDiffers() {
        assertThat(PairOracle.find(CASE, with("x", "", "", ""), with("y", "", "", "")))
                .isPresent();
    }

    @Test
    void hintThatOnlyOneHasDiffers() {
        String hint = "hints { kind: HINT_KIND_WARNINGS }";

        assertThat(PairOracle.find(CASE, with("x", "", "", ""), with("x", hint, "", "")))
                .isPresent();
    }

    @Test
    void trailersAndAuditDiffer() {
        assertThat(PairOracle.find(CASE, with("x", "", "a", ""), with("x", "", "b", "")))
                .isPresent();
        assertThat(PairOracle.find(CASE, with("x", "", "", "a"), with("x", "", "", "b")))
                .isPresent();
    }

    @Test
    void anotherErrorDiffers() {
        Reply first = Replies.failed(Failure.Stage.RAN, Reason.REASON_BAD_VALUE, "a value does not fit");

        assertThat(PairOracle.find(CASE, first, answer("`a`"))).isPresent();
        assertThat(PairOracle.find(CASE, first, Replies.failed(Failure.Stage.RAN, Reason.REASON_BAD_VALUE, "other")))
                .isPresent();
        assertThat(PairOracle.find(CASE, first, first)).isEmpty();
    }

    @Test
    void anotherUnderstandingDiffers() {
        assertThat(PairOracle.find("kind: READ", "kind: WRITE")).isPresent();
        assertThat(PairOracle.find("kind: READ", "kind: READ")).isEmpty();
    }

    private static Reply with(String label, String end, String trailers, String audit) {
        return new Reply(List.of(Replies.column(label)), Replies.rows("`a`"), end, trailers, audit, Optional.empty());
    }
}
