package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that are read as others, and what only looks like them. */
final class FrontEndFormsTest {
    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select float8 '1' + int '2', a from t where b = any (array[uuid 'x', uuid 'y'])§SELECT CAST('1' AS float8) + CAST('2' AS int), \"a\" FROM \"t\" WHERE \"b\" = ANY (ARRAY[CAST('x' AS uuid), CAST('y' AS uuid)])",
                "select a <-> b, a # b from t where a &> b§SELECT \"a\" <-> \"b\", \"a\" # \"b\" FROM \"t\" WHERE \"a\" &> \"b\"",
                "select a -|- b, a @? c from t where a >>= b or (d ~~ 'x') = (e -|- any (f))§SELECT \"a\" -|- \"b\", \"a\" @? \"c\" FROM \"t\" WHERE (\"a\" >>= \"b\") OR ((\"d\" ~~ 'x') = (\"e\" -|- ANY (\"f\")))",
                "select a <#> b from t order by c <=> d§SELECT \"a\" <#> \"b\" FROM \"t\" ORDER BY \"c\" <=> \"d\"",
                "select (a) -> 'x' -> 'y' from t where (b -> 'c') -> 'd' = e and f((a) -> 'x')§SELECT (\"a\" -> 'x') -> 'y' FROM \"t\" WHERE (((\"b\" -> 'c') -> 'd') = \"e\") AND \"f\"(\"a\" -> 'x')"
            })
    void understood(String sql, String print) {
        assertThat(FrontEnds.print(FRONT_END.read(sql))).isEqualTo(print);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a b 'x' from t",
                "select a as b 'x' from t",
                "select 1 float8 'x' from t",
                "select s.float8 'x' from t",
                "select a from t u 'x'"
            })
    void aWordBeforeAStringIsNoTypeEverywhere(String sql) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from | MALFORMED",
                "select a >>= b from t where c <<= d and e ^@ f and g ~~* h and i &< j | NOT_UNDERSTOOD",
                "select a >>= b = c from t | NOT_UNDERSTOOD",
                "select (distinct a) -> 'x' from t | UNSUPPORTED",
                "select (a order by b) -> 'x' from t | UNSUPPORTED",
                "select (a, b) -> 'x' from t | UNSUPPORTED",
                "select a # (b) -> 'x' from t | NOT_UNDERSTOOD",
                "select percentile_cont(a order by a) within group (order by b) from t | UNSUPPORTED"
            })
    void whatTheParserTakesAndTheServerDoesNotIsRefused(String sql, Reason reason) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(reason);
    }
}
