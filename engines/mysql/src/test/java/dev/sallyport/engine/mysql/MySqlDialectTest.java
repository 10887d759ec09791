package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.WordRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlDialectTest {

    private final MySqlDialect dialect = new MySqlDialect();

    @ParameterizedTest
    @ValueSource(
            strings = {"select", "from", "groups", "lateral", "offset", "returning", "current_role", "master_bind"})
    void wordThatEitherServerReservesIsReserved(String word) {
        assertThat(dialect.role(word)).isEqualTo(WordRole.RESERVED);
    }

    /** A column of that name needs its quotes; before a parenthesis it is called. */
    @ParameterizedTest
    @ValueSource(strings = {"rank", "if", "left", "mod", "replace", "utc_date"})
    void reservedWordThatIsAFunctionNamesOnlyThat(String word) {
        assertThat(dialect.role(word)).isEqualTo(WordRole.FUNCTION_NAME);
    }

    /** Between whose parentheses stand words. */
    @ParameterizedTest
    @ValueSource(strings = {"substring", "cast", "trim", "position", "any"})
    void wordedCallNamesNoPlainFunction(String word) {
        assertThat(dialect.role(word)).isEqualTo(WordRole.COLUMN_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "sum", "date_add", "now", "median", "year", "date"})
    void wordOfAFunctionOrAKeywordIsNoPlainName(String word) {
        assertThat(dialect.role(word)).isEqualTo(WordRole.UNRESERVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "ssn", "concat", "number", "uuid", "url"})
    void otherWordsAreNames(String word) {
        assertThat(dialect.role(word)).isEqualTo(WordRole.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "it's", "\\", "\\'", "\0", "\u001a", "\n\r\t\b", "\\%", "\"", "`", "ä\ud83d\ude00", "\\0"})
    void literalIsReadBack(String value) throws NotRead {
        assertThat(dialect.tokens(dialect.literal(value)))
                .extracting(Token::text)
                .containsExactly(value);
    }

    @Test
    void namesAreInBackticks() {
        assertThat(dialect.quoted("a")).isEqualTo("`a`");
        assertThat(dialect.quoted("a`b")).isEqualTo("`a``b`");
    }
}
