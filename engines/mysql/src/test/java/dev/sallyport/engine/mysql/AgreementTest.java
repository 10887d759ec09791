package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {

    private final MySqlAgreement agreement = new MySqlAgreement();

    /** Each half is put behind {@code select}; what ends in a comment brings its own FROM. */
    @ParameterizedTest
    @CsvFileSource(resources = "different-meanings.csv", delimiter = '§', quoteCharacter = '¤')
    void differentMeaningsStayDifferent(String one, String other) {
        assertThat(agreement.agree(statement(one), statement(other))).isFalse();
        assertThat(agreement.agree(statement(other), statement(one))).isFalse();
    }

    /** Else a pair would differ for the one cause that nothing is read. */
    @ParameterizedTest
    @CsvFileSource(resources = "different-meanings.csv", delimiter = '§', quoteCharacter = '¤')
    void eachHalfAgreesWithItself(String one, String other) {
        assertThat(agreement.form(statement(one))).isPresent();
        assertThat(agreement.form(statement(other))).isPresent();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "equal-meanings.csv", delimiter = '§', quoteCharacter = '¤')
    void spellingsOfOneMeaningAreEqual(String one, String other) {
        assertThat(agreement.agree(statement(one), statement(other))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a + interval 1 day + b",
                "select interval 1 day + a or b",
                "select interval 1 day + a",
                "select 1 from",
                "select a join",
                "select 1 ; select 2",
                "select 1 / * 2",
                "select 1 ) union select 2",
                "select a intersect select b",
                "((( select 1 )))",
                "( ( ( select 1 ) ) ) union select 2",
                "select",
                ""
            })
    void textThatIsNoStatementOrIsGroupedWronglyNeverAgrees(String sql) {
        assertThat(agreement.agree(sql, sql)).isFalse();
    }

    /** Each would keep the grammar for seconds or longer. */
    @Test
    void hostileTextIsNotParsed() {
        assertThat(MySqlBounds.fits("(".repeat(16) + "select 1" + ")".repeat(16)))
                .isFalse();
        assertThat(MySqlBounds.fits("select " + "- ".repeat(17) + "1")).isFalse();
        assertThat(MySqlBounds.fits("select " + "~+!-".repeat(5) + "1")).isFalse();
        assertThat(MySqlBounds.fits("( ( select 1 ) )")).isTrue();
        assertThat(MySqlBounds.fits("select " + "- ".repeat(16) + "1")).isTrue();
    }

    private static String statement(String half) {
        return "select " + half + (half.endsWith("#") ? "" : " from t");
    }
}
