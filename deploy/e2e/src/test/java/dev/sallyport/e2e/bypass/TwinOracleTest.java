package dev.sallyport.e2e.bypass;

import static dev.sallyport.e2e.bypass.Replies.answer;
import static dev.sallyport.e2e.bypass.Replies.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.e2e.bypass.TwinOracle.Match;
import dev.sallyport.v1.Reason;
import org.junit.jupiter.api.Test;

/** How an answer stands to the raw one. */
final class TwinOracleTest {
    private static final Raw.Answer TWIN = new Raw.Answer.Rows(rows("`***`", "`a`"));
    private static final Raw.Answer FAILED = new Raw.Answer.Failed("division by zero");

    @Test
    void anotherValueIsOther() {
        assertThat(TwinOracle.compare(answer("`900`", "`a`"), TWIN)).isEqualTo(Match.OTHER);
    }

    @Test
    void rowTooManyOrTooFewIsOther() {
        assertThat(TwinOracle.compare(answer("`***`"), TWIN)).isEqualTo(Match.OTHER);
        assertThat(TwinOracle.compare(answer("`***`", "`a`", "`a`"), TWIN)).isEqualTo(Match.OTHER);
    }

    @Test
    void errorWhereTheTwinHasNoneIsOther() {
        Reply error = Replies.failed(Failure.Stage.RAN, Reason.REASON_BAD_VALUE, "division by zero");

        assertThat(TwinOracle.compare(error, TWIN)).isEqualTo(Match.OTHER);
        assertThat(TwinOracle.compare(answer("`1`"), FAILED)).isEqualTo(Match.OTHER);
        assertThat(TwinOracle.compare(error, FAILED)).isEqualTo(Match.EQUAL);
    }

    @Test
    void nullWhereTheTwinHasAValueIsLess() {
        assertThat(TwinOracle.compare(answer(Reply.NULL, "`a`"), TWIN)).isEqualTo(Match.LESS);
        assertThat(TwinOracle.compare(answer(Reply.NULL, "`b`"), TWIN)).isEqualTo(Match.OTHER);
    }

    @Test
    void sameRowsInAnotherOrderAreEqual() {
        assertThat(TwinOracle.compare(answer("`a`", "`***`"), TWIN)).isEqualTo(Match.EQUAL);
    }

    @Test
    void textOfNullIsNotNull() {
        assertThat(TwinOracle.compare(answer(Reply.cell("null")), new Raw.Answer.Rows(rows(Reply.NULL))))
                .isEqualTo(Match.OTHER);
    }
}
