package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlLexerTest {

    private static final MySqlDialect DIALECT = new MySqlDialect();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*! 1 */",
                "/*!50000 1 */",
                "/*M! 1 */",
                "/*M!100100 1 */",
                "select /*+ hint */ a",
                "'a' /*! , b */ 'c'",
                "/* open",
                "/*/",
                "5--1",
                "5 --1",
                "--\u0001",
                "-- a\rb",
                "# a\rb",
                "'open",
                "\"open",
                "'\\'",
                "\"\\\"",
                "'a\\",
                "`open",
                "``",
                "`a``b`",
                "`a.b`",
                "`a\"b`",
                "`a\\b`",
                "`a `",
                "`a\u202eb`",
                "`a\ud83d\ude00`",
                "a\ud83d\ude00",
                "a\u200bb",
                "a\u00a0b",
                "a\u0001b",
                "\u0007",
                "\u212a",
                "to\u212aen",
                "\u0130d",
                "`\u017fsn`",
                "N'x'",
                "n'x'",
                "_utf8'x'",
                "_utf8mb3 'x'",
                "_latin1 /* a */ 0x41",
                "_binary b'1'",
                "x'4d'",
                "X'4D'",
                "x'4'",
                "b''",
                "b'2'",
                "b'1",
                "0x",
                "0b",
                "0xg",
                "0x4dg",
                "0b2",
                "0X4D",
                "0B1",
                "1abc",
                "1_000",
                "1e5x",
                "1.5x",
                "1..2",
                "1.2.3",
                "t.1",
                "t.1abc",
                "t.5e1",
                "`t`.5",
                ".a",
                "t..a",
                "@'x'",
                "@@",
                "'a'@'b'",
                "a := 1",
                ":name",
                "\\N",
                "{d '2020-01-01'}",
                "a }",
                "$1",
                "$$a$$",
                "$a",
                "[a]",
                "1=!0",
                "!!1",
                "1>!0",
                "a=>b",
                "a<=!b",
                "a->=b",
                "a->>>b",
                "count (*)",
                "sum/**/(a)",
                "trim\n(a)",
                "a\0b"
            })
    void doubtfulTextIsRefused(String sql) {
        assertThatThrownBy(() -> DIALECT.tokens(sql)).isInstanceOf(NotRead.class);
    }

    @Test
    void nameThatNoTableHasIsRefused() {
        assertThatThrownBy(() -> DIALECT.tokens("a".repeat(65))).isInstanceOf(NotRead.class);
        assertThatThrownBy(() -> DIALECT.tokens("`" + "ä".repeat(65) + "`")).isInstanceOf(NotRead.class);
    }

    @Test
    void refusalSaysWhere() {
        NotRead refused = catchThrowableOfType(NotRead.class, () -> DIALECT.tokens("a,\n  x'1'"));
        assertThat(refused.refusal().position().orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void eachRefusalNamesItsCause() {
        assertThat(message("/*! 1 */")).contains("`!`");
        assertThat(message("/*+ 1 */")).contains("hints");
        assertThat(message("5--1")).contains("`--`");
        assertThat(message("@'x'")).contains("variable");
        assertThat(message("_utf8'x'")).contains("character set");
        assertThat(message("count (a)")).contains("`count`");
    }

    @Test
    void stringsAreDecoded() throws NotRead {
        assertThat(strings("'it''s' , \"a\"\"b\" , 'a\"b' , \"it's\" , 'it\\'s' , \"\\\"\""))
                .containsExactly("it's", "a\"b", "a\"b", "it's", "it's", "\"");
        assertThat(strings("'\\0\\b\\n\\r\\t\\Z\\\\' , '\\%\\_' , '\\a\\z\\N\\ä' , ''"))
                .containsExactly("\0\b\n\r\t\u001a\\", "\\%\\_", "azNä", "");
    }

    @Test
    void stringsWithBlanksBetweenAreOne() throws NotRead {
        assertThat(strings("'a' 'b'\n\"c\" /* why */ -- so\n 'd' , 'e'")).containsExactly("abcd", "e");
        assertThat(strings("'a''b'")).containsExactly("a'b");
    }

    /** The two texts that JSqlParser reads otherwise than the server does. */
    @Test
    void quoteBehindBackslashEndsNoString() throws NotRead {
        assertThat(texts("SELECT \"\\\"\" , ssn FROM secrets -- \""))
                .containsExactly("select", "\"", ",", "ssn", "from", "secrets");
        assertThat(texts("select '\\' , ssn from secrets -- '")).containsExactly("select", "' , ssn from secrets -- ");
    }

    @Test
    void commentsAreBlanks() throws NotRead {
        assertThat(texts("a/* /* b */c -- d\n, e # f\n, g --\n, h --\t'\n--"))
                .containsExactly("a", "c", ",", "e", ",", "g", ",", "h");
    }

    @Test
    void namesAreFoldedAndSpelledAsWritten() throws NotRead {
        List<Token> tokens = DIALECT.tokens("Ab `Cd eF` äÖ_1$");
        assertThat(tokens).extracting(Token::text).containsExactly("ab", "cd ef", "äö_1$");
        assertThat(tokens).extracting(Token::spelled).containsExactly("Ab", "Cd eF", "äÖ_1$");
        assertThat(tokens).extracting(Token::kind).containsExactly(Kind.WORD, Kind.QUOTED, Kind.WORD);
    }

    @Test
    void namesWithDotsAreParts() throws NotRead {
        assertThat(texts("t.a , `s`.`t`.b , t.* , t.select"))
                .containsExactly(
                        "t", ".", "a", ",", "s", ".", "t", ".", "b", ",", "t", ".", "*", ",", "t", ".", "select");
    }

    @Test
    void numbersAreRead() throws NotRead {
        assertThat(texts("1 .5 1. 1e5 1.5E-3 1.e2 18446744073709551616"))
                .containsExactly("1", ".5", "1.", "1e5", "1.5E-3", "1.e2", "18446744073709551616");
        assertThat(DIALECT.tokens("1 .5")).extracting(Token::kind).containsOnly(Kind.NUMBER);
    }

    @Test
    void bytesAreWhole() throws NotRead {
        assertThat(texts("0x4D 0x4 0xABC b'101' B'1' 0b101 b'100000001' b'0000000000000001'"))
                .containsExactly("0x4d", "0x04", "0x0abc", "0x05", "0x01", "0x05", "0x0101", "0x0001");
    }

    @Test
    void parametersAreNumbered() throws NotRead {
        assertThat(DIALECT.tokens("? , ?")).extracting(Token::text).containsExactly("1", ",", "2");
        assertThat(DIALECT.tokens("?").getFirst().kind()).isEqualTo(Kind.PARAMETER);
        assertThat(texts("'?'")).containsExactly("?");
    }

    @Test
    void operatorsAreSplit() throws NotRead {
        assertThat(texts("a<=>b<>c!=d<e>f<=g>=h<<i>>j->'k'->>'l'-+m*n/o%p~q^r&s|t ! u"))
                .containsSubsequence(
                        "<=>", "<>", "<>", "<", ">", "<=", ">=", "<<", ">>", "->", "->>", "-", "+", "*", "/", "%", "~",
                        "^", "&", "|", "!");
        assertThat(texts("a=-1")).containsExactly("a", "=", "-", "1");
        assertThat(texts("a- -1")).containsExactly("a", "-", "-", "1");
    }

    @Test
    void signsOfLogicAreWords() throws NotRead {
        assertThat(DIALECT.tokens("a && b || c")).extracting(Token::text).containsExactly("a", "and", "b", "or", "c");
        assertThat(DIALECT.tokens("&&").getFirst().kind()).isEqualTo(Kind.WORD);
    }

    @Test
    void functionDirectlyBeforeItsParenthesisIsRead() throws NotRead {
        assertThat(texts("count(*)")).containsExactly("count", "(", "*", ")");
        assertThat(texts("count , sum")).containsExactly("count", ",", "sum");
        assertThat(texts("concat (a)")).containsExactly("concat", "(", "a", ")");
        assertThat(texts("t.count (a)")).containsExactly("t", ".", "count", "(", "a", ")");
    }

    private static String message(String sql) {
        try {
            return "read: " + DIALECT.tokens(sql);
        } catch (NotRead refused) {
            return refused.refusal().message();
        }
    }

    private static List<String> texts(String sql) throws NotRead {
        return DIALECT.tokens(sql).stream().map(Token::text).toList();
    }

    private static List<String> strings(String sql) throws NotRead {
        return DIALECT.tokens(sql).stream()
                .filter(token -> token.kind() == Kind.STRING)
                .map(Token::text)
                .toList();
    }
}
