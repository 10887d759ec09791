package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.sql.NotRead;
import dev.sallyport.engine.sql.Token;
import dev.sallyport.engine.sql.Token.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresLexerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U&'open",
                "U&'\\00'",
                "U&'\\+00004'",
                "U&'\\0000'",
                "U&'\\d83d'",
                "U&'!' UESCAPE '!'",
                "U&'x' UESCAPE 'a'",
                "U&'x' UESCAPE '+'",
                "U&'x' UESCAPE ' '",
                "U&'x' UESCAPE '!!'",
                "U&'x' UESCAPE E'!'",
                "U&'x' UESCAPE",
                "U&\"\"",
                "U&\"a\\0022b\"",
                "U&\"a\\002eb\"",
                "U&\"a\\200bb\"",
                "B'1'",
                "x'1f'",
                "N'x'",
                "'open",
                "\"open",
                "\"\"",
                "\"a.b\"",
                "\"a\"\"b\"",
                "\"a\\b\"",
                "\"a`b\"",
                "E'open",
                "E'\\u00'",
                "E'\\xff'",
                "E'\\0'",
                "E'\\ud800'",
                "$x$ open",
                "$a",
                "$0",
                "$99999",
                "$1a",
                "/* open",
                "/*+ hint */ a",
                "--+ hint",
                ":name",
                "a ..b",
                "1..2",
                "0x1f",
                "1_000",
                "1a",
                "a ?# b",
                "a ?-| b",
                "a\u200bb",
                "\"a\u202eb\"",
                "a\u00a0b",
                "a\u0001b",
                "\u0007"
            })
    void doubtfulTextIsRefused(String sql) {
        assertThatThrownBy(() -> FrontEnds.DIALECT.tokens(sql)).isInstanceOf(NotRead.class);
    }

    @Test
    void nameThatTheServerWouldCutIsRefused() {
        assertThatThrownBy(() -> FrontEnds.DIALECT.tokens("a".repeat(64))).isInstanceOf(NotRead.class);
        assertThatThrownBy(() -> FrontEnds.DIALECT.tokens("ä".repeat(32))).isInstanceOf(NotRead.class);
    }

    @Test
    void refusalSaysWhere() {
        assertThatThrownBy(() -> FrontEnds.DIALECT.tokens("a,\n  B'1'"))
                .isInstanceOfSatisfying(
                        NotRead.class,
                        refused -> assertThat(refused.refusal()
                                        .position()
                                        .orElseThrow()
                                        .line())
                                .isEqualTo(2));
    }

    @Test
    void stringsAreDecoded() throws NotRead {
        assertThat(strings("'it''s' , '\\' , E'\\'' , E'a\\nb\\x41\\101\\u00e4' , $$a'b$$ , $t$ $$ $t$"))
                .containsExactly("it's", "\\", "'", "a\nbAAä", "a'b", " $$ ");
    }

    @Test
    void unicodeEscapesAreDecoded() throws NotRead {
        assertThat(strings("U&'d\\0061t\\+000061' , u&'d!0061!!' uescape /* why */ '!' , U&'a'\n'\\0062' , U&'\\\\'"))
                .containsExactly("data", "da!", "ab", "\\");
        assertThat(texts("U&\"\\0073sn\" , U&\"!0073sn\" UESCAPE '!' , U&\"a\" uescaped"))
                .containsExactly("ssn", ",", "ssn", ",", "a", "uescaped");
    }

    /** All written so bind alike, so one that binds otherwise when it stands bare stays as it is. */
    @Test
    void qualifiedOperatorThatBindsAlikeIsTheBareOne() throws NotRead {
        assertThat(texts("a OPERATOR(pg_catalog.||) b")).containsExactly("a", "||", "b");
        assertThat(texts("OPERATOR ( pg_catalog . @ ) a")).containsExactly("@", "a");
        assertThat(texts("a operator(pg_catalog.*) b")).contains("operator", "*", ")");
        assertThat(texts("a operator(pg_catalog.!=) b")).contains("operator");
        assertThat(texts("a operator(public.||) b")).contains("operator", "public");
        assertThat(texts("a \"operator\"(pg_catalog.||) b")).contains("operator");
        assertThat(texts("a operator(\"pg_catalog\".||) b")).contains("operator");
        assertThat(texts("a operator(pg_catalog.||")).contains("operator");
    }

    @Test
    void stringGoesOnAfterALineBreakOnly() throws NotRead {
        assertThat(strings("'a' -- why\n  'b'")).containsExactly("ab");
        assertThat(strings("E'a'\n'\\n'")).containsExactly("a\n");
        assertThat(strings("'a' 'b'")).containsExactly("a", "b");
        assertThat(strings("'a' /*\n*/ 'b'")).containsExactly("a", "b");
    }

    @Test
    void commentsNest() throws NotRead {
        assertThat(texts("a /* x /* y */ z */ b -- c\n d")).containsExactly("a", "b", "d");
    }

    @Test
    void operatorsAreCutLikeTheServerCutsThem() throws NotRead {
        assertThat(texts("a<-1")).containsExactly("a", "<", "-", "1");
        assertThat(texts("a@-1")).containsExactly("a", "@-", "1");
        assertThat(texts("a*-1")).containsExactly("a", "*", "-", "1");
        assertThat(texts("a<>b!=c")).containsExactly("a", "<>", "b", "<>", "c");
        assertThat(texts("a->>b")).containsExactly("a", "->>", "b");
        assertThat(texts("a+/*x*/b")).containsExactly("a", "+", "b");
        assertThat(texts("a::int[1]")).containsExactly("a", "::", "int", "[", "1", "]");
    }

    @Test
    void onlyAsciiLettersFold() throws NotRead {
        assertThat(texts("SeLeCT Ärger \"Abc\"")).containsExactly("select", "Ärger", "Abc");
    }

    @Test
    void numbersEndWhereTheServerEndsThem() throws NotRead {
        assertThat(texts("1 1.5 .5 5. 1e10 1.5E-3")).containsExactly("1", "1.5", ".5", "5.", "1e10", "1.5E-3");
        assertThat(texts("$1+$23")).containsExactly("1", "+", "23");
    }

    private static List<String> texts(String sql) throws NotRead {
        return FrontEnds.DIALECT.tokens(sql).stream().map(Token::text).toList();
    }

    private static List<String> strings(String sql) throws NotRead {
        return FrontEnds.DIALECT.tokens(sql).stream()
                .filter(token -> token.kind() == Kind.STRING)
                .map(Token::text)
                .toList();
    }
}
