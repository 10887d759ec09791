package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndTest {

    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "select 1; select 2 § MALFORMED",
                "select a from t where (a = 1 § MALFORMED",
                "select a from t) § MALFORMED",
                "; § MALFORMED",
                "select a from t join u § MALFORMED",
                "(((select 1))) § TOO_LARGE",
                "select a from (select 1) s § UNSUPPORTED",
                "select (select 1) § UNSUPPORTED",
                "select exists (select 1) § UNSUPPORTED",
                "select a from t where a in (select 1) § UNSUPPORTED",
                "with x as (select 1) select * from x § UNSUPPORTED",
                "select 1 union select 2 § UNSUPPORTED",
                "values (1) § UNSUPPORTED",
                "table t § UNSUPPORTED",
                "insert into t values (1) § UNSUPPORTED",
                "delete from t § UNSUPPORTED",
                "drop table t § UNSUPPORTED",
                "set role x § UNSUPPORTED",
                "explain select 1 § UNSUPPORTED",
                "select a from t for update § UNSUPPORTED",
                "select a from t for share skip locked § UNSUPPORTED",
                "select distinct on (a) a from t § UNSUPPORTED",
                "select a into x from t § UNSUPPORTED",
                "select a from only t § UNSUPPORTED",
                "select a from t tablesample system (1) § UNSUPPORTED",
                "select a from t, lateral f(a) § UNSUPPORTED",
                "select a from f(1) § UNSUPPORTED",
                "select sum(a) over () from t § UNSUPPORTED",
                "select sum(a) over (partition by b) from t § UNSUPPORTED",
                "select a from t group by rollup (a) § NOT_UNDERSTOOD",
                "select a from t group by grouping sets ((a), ()) § UNSUPPORTED",
                "select a from t limit all § UNSUPPORTED",
                "select a from t fetch first 1 rows only § UNSUPPORTED",
                "select a[1] from t § UNSUPPORTED",
                "select (t).a from t § UNSUPPORTED",
                "select a collate x from t § UNSUPPORTED",
                "select (a, b) from t § UNSUPPORTED",
                "select row(a, b) from t § NOT_UNDERSTOOD",
                "select array[1, 2] § UNSUPPORTED",
                "select user § NOT_UNDERSTOOD",
                "select current_user § NOT_UNDERSTOOD",
                "select session_user from t § NOT_UNDERSTOOD",
                "select a = any (array[1]) from t § NOT_UNDERSTOOD",
                "select f(variadic a) from t § NOT_UNDERSTOOD",
                "select uuid 'x' § NOT_UNDERSTOOD",
                "select 'a' 'b' § NOT_UNDERSTOOD",
                "select a 'b' from t § NOT_UNDERSTOOD",
                "select f(a => 1) from t § UNSUPPORTED",
                "select a from t where current of c § NOT_UNDERSTOOD",
                "select a::\"char\" from t § UNSUPPORTED",
                "select a::int[] from t § UNSUPPORTED",
                "select nextval('s')(1) § UNSUPPORTED",
                "select § NOT_UNDERSTOOD",
                "hello § NOT_UNDERSTOOD",
                "select a from (table secrets) as s § UNSUPPORTED",
                "select a from a natural inner join b § MALFORMED",
                "select a from a natural join b join c on true § NOT_UNDERSTOOD",
                "select a << 1 + 2 > 10 from t § NOT_UNDERSTOOD",
                "select a || b + c from t § NOT_UNDERSTOOD",
                "select a ~ b || c from t § NOT_UNDERSTOOD",
                "select ~ a | b from t § NOT_UNDERSTOOD",
            })
    void refused(String sql, Reason reason) {
        var refusal = FrontEnds.refusal(FRONT_END.read(sql));
        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
        assertThat(refusal.message()).doesNotEndWith(".").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select year, month from t§SELECT \"year\", \"month\" FROM \"t\"",
                "select number, uuid from t§SELECT \"number\", \"uuid\" FROM \"t\"",
                "SELECT E'\\'' , ssn FROM secrets --'§SELECT '''', \"ssn\" FROM \"secrets\"",
                "SELECT '\\' , ssn FROM secrets --'§SELECT '\\', \"ssn\" FROM \"secrets\"",
                "select a /* /* */ */, b from t;§SELECT \"a\", \"b\" FROM \"t\"",
                "select \"user\" from t§SELECT \"user\" FROM \"t\"",
                "select T.A from S.T§SELECT \"t\".\"a\" FROM \"s\".\"t\"",
                "select a from t x, u y§SELECT \"a\" FROM \"t\" AS \"x\", \"u\" AS \"y\"",
                "select 1 from a left outer join b using (x)§SELECT 1 FROM (\"a\" LEFT JOIN \"b\" USING (\"x\"))",
                "select 1 from a join (b join c on 1 = 1) on 2 = 2§SELECT 1 FROM (\"a\" JOIN (\"b\" JOIN \"c\" ON 1 = 1) ON 2 = 2)",
                "select not a and b or c from t§SELECT ((NOT \"a\") AND \"b\") OR \"c\" FROM \"t\"",
                "select a -> 'b' ->> 'c' from t§SELECT (\"a\" -> 'b') ->> 'c' FROM \"t\"",
                "select -1 from t offset 2 limit 1§SELECT - 1 FROM \"t\" LIMIT 1 OFFSET 2",
                "select count(*) filter (where a) from t§SELECT \"count\"(*) FILTER (WHERE \"a\") FROM \"t\"",
                "select a::numeric(4, 2) from t§SELECT CAST(\"a\" AS numeric(4, 2)) FROM \"t\"",
                "select a from t order by 1 desc nulls last§SELECT \"a\" FROM \"t\" ORDER BY 1 DESC NULLS LAST",
            })
    void understood(String sql, String print) {
        assertThat(FrontEnds.print(FRONT_END.read(sql))).isEqualTo(print);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from t\n/\nselect b from u",
                "select a from t\ngo\nselect b from u",
                "select a from t\n\n\nselect b from u",
                "select a from t the end of the story",
                "select a from t where b = 1 order by a bogus"
            })
    void nothingBehindTheStatementIsDropped(String sql) {
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @Test
    void lineBreaksAreBlanks() {
        assertThat(FrontEnds.print(FRONT_END.read("select a from t -- x\n where b = 1")))
                .isEqualTo("SELECT \"a\" FROM \"t\" WHERE \"b\" = 1");
        assertThat(FrontEnds.print(FRONT_END.read("select a\n/\n2 from t"))).isEqualTo("SELECT \"a\" / 2 FROM \"t\"");
    }

    @Test
    void treeIsARead() {
        assertThat(FRONT_END.read("select 1").kind()).isEqualTo(OperationKind.READ);
    }

    @Test
    void refusalPointsIntoTheCallersText() {
        var refusal = FrontEnds.refusal(FRONT_END.read("select a,\n  /* c */ b[1]\nfrom t"));
        assertThat(refusal.position()).contains(new Position(20, 2, 11));
    }

    @Test
    void parametersAreCountedAndOrdered() {
        var tree = (Parsed.Tree) FRONT_END.read("select a from t where b = $2 and c = $1 and d = $2");
        var printed = new Printer(FrontEnds.DIALECT).print(tree.query(), ParameterStyle.POSITIONAL);
        assertThat(tree.parameters()).isEqualTo(2);
        assertThat(printed.parameters()).containsExactly(2, 1, 2);
        assertThat(printed.text()).endsWith("WHERE (\"b\" = ?) AND (\"c\" = ?) AND (\"d\" = ?)");
    }

    @Test
    void everyWarmUpStatementIsRead() {
        assertThat(WarmUp.STATEMENTS)
                .allSatisfy(sql -> assertThat(FRONT_END.read(sql)).isInstanceOf(Parsed.Tree.class));
    }

    @Test
    void sameTextIsReadOnce() {
        assertThat(FRONT_END.read("select 42")).isSameAs(FRONT_END.read("select 42"));
    }

    @Test
    void textBeyondTheBoundIsTooLarge() {
        String sql = "select '" + "x".repeat(32 * 1024) + "'";
        assertThat(FrontEnds.refusal(FRONT_END.read(sql)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void textThatIsNoTextIsMalformed() {
        assertThat(FrontEnds.refusal(FRONT_END.read("select '\0'")).reason()).isEqualTo(Reason.MALFORMED);
        assertThat(FrontEnds.refusal(FRONT_END.read("select '\ud800'")).reason())
                .isEqualTo(Reason.MALFORMED);
    }
}
