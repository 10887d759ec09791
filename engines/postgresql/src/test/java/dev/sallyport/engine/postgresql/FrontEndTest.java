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
                "delete from t order by a limit 1 § UNSUPPORTED",
                "drop table t cascade § UNSUPPORTED",
                "set role x § UNSUPPORTED",
                "explain select 1 § UNSUPPORTED",
                "select a from t for update § UNSUPPORTED",
                "select a from t for share skip locked § UNSUPPORTED",
                "select a into x from t § UNSUPPORTED",
                "select a from only (select 1) t § UNSUPPORTED",
                "table f(1) § NOT_UNDERSTOOD",
                "select a from t, only u § NOT_UNDERSTOOD",
                "select a from t tablesample system (1) § UNSUPPORTED",
                "select a from t limit all § UNSUPPORTED",
                "select (t).* from t § NOT_UNDERSTOOD",
                "select user § NOT_UNDERSTOOD",
                "select current_user § NOT_UNDERSTOOD",
                "select session_user from t § NOT_UNDERSTOOD",
                "select f(variadic a) from t § NOT_UNDERSTOOD",
                "select x.uuid 'x' § NOT_UNDERSTOOD",
                "select \"uuid\" 'x' § NOT_UNDERSTOOD",
                "select 'a' 'b' § NOT_UNDERSTOOD",
                "select c a 'b' from t § NOT_UNDERSTOOD",
                "select U&'d!0061t' ue\u017fcape '!' § NOT_UNDERSTOOD",
                "select a => 1 from t § NOT_UNDERSTOOD",
                "select f(a := 1) from t § NOT_UNDERSTOOD",
                "select a from t where current of c § NOT_UNDERSTOOD",
                "select a::\"char\" from t § UNSUPPORTED",
                "select nextval('s')(1) § UNSUPPORTED",
                "select § NOT_UNDERSTOOD",
                "hello § NOT_UNDERSTOOD",
                "select a from a natural inner join b § MALFORMED",
                "select a from a natural join b join c on true § NOT_UNDERSTOOD",
                "select a << 1 + 2 > 10 from t § NOT_UNDERSTOOD",
                "select a || b + c from t § NOT_UNDERSTOOD",
                "select a ~ b || c from t § NOT_UNDERSTOOD",
                "select ~ a | b from t § NOT_UNDERSTOOD",
                "select 1 union select 2 intersect select 3 § NOT_UNDERSTOOD",
                "select 1 union distinct select 2 § UNSUPPORTED",
                "select a from t order by a fetch first 1 rows with ties § UNSUPPORTED",
                "(select 1 limit 1) limit 2 § UNSUPPORTED",
                "with x as (with y as (delete from t returning a) select a from y) select a from x § NOT_UNDERSTOOD",
                "select a[1:2] from t § NOT_UNDERSTOOD",
                "select a from rows from (f(1) as (a int), g(2)) x § NOT_UNDERSTOOD",
                "select a from f(1) as x(a int, b) § MALFORMED",
                "select \"\\0\"(a) from t § NOT_UNDERSTOOD",
                "select a ?# b from t § NOT_UNDERSTOOD",
                "select ? from t § UNSUPPORTED",
                "select a from (a join b on true) as x § UNSUPPORTED",
                "values (1), (2, 3) § MALFORMED",
                "select interval '1' day to second(3) § UNSUPPORTED",
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
                "select a from (select 1) s§SELECT \"a\" FROM (SELECT 1) AS \"s\"",
                "select (select 1)§SELECT (SELECT 1)",
                "select exists (select 1)§SELECT EXISTS (SELECT 1)",
                "select a from t where not exists (select 1 from u where u.b = t.b)§SELECT \"a\" FROM \"t\" WHERE NOT EXISTS (SELECT 1 FROM \"u\" WHERE \"u\".\"b\" = \"t\".\"b\")",
                "select a from t where a in (select 1)§SELECT \"a\" FROM \"t\" WHERE \"a\" IN (SELECT 1)",
                "with x as (select 1) select * from x§WITH \"x\" AS (SELECT 1) SELECT * FROM \"x\"",
                "with recursive x(n) as (values (1) union all select n + 1 from x) select n from x§WITH RECURSIVE \"x\" (\"n\") AS (VALUES (1) UNION ALL SELECT \"n\" + 1 FROM \"x\") SELECT \"n\" FROM \"x\"",
                "with x as not materialized (select 1) select * from x§WITH \"x\" AS NOT MATERIALIZED (SELECT 1) SELECT * FROM \"x\"",
                "with x(month, day) as (select 1, 2) select x.month from x§WITH \"x\" (\"month\", \"day\") AS (SELECT 1, 2) SELECT \"x\".\"month\" FROM \"x\"",
                "with recursive d(day) as (select 1) select day from d§WITH RECURSIVE \"d\" (\"day\") AS (SELECT 1) SELECT \"day\" FROM \"d\"",
                "select a from t group by rollup (year, month)§SELECT \"a\" FROM \"t\" GROUP BY rollup (\"year\", \"month\")",
                "select a from t where b in (current_date, null)§SELECT \"a\" FROM \"t\" WHERE \"b\" IN (CURRENT_DATE, NULL)",
                "select 1 union select 2§SELECT 1 UNION SELECT 2",
                "(select 1 limit 1) union all (select 2 order by 1)§(SELECT 1 LIMIT 1) UNION ALL (SELECT 2 ORDER BY 1)",
                "values (1, 'a'), (2, 'b')§VALUES (1, 'a'), (2, 'b')",
                "select a from (values (1, 2)) as v(a, b)§SELECT \"a\" FROM (VALUES (1, 2)) AS \"v\" (\"a\", \"b\")",
                "select distinct on (a) a from t§SELECT DISTINCT ON (\"a\") \"a\" FROM \"t\"",
                "select a from t, lateral f(a)§SELECT \"a\" FROM \"t\", LATERAL \"f\"(\"a\")",
                "select a from f(1) with ordinality as g(a, n)§SELECT \"a\" FROM \"f\"(1) WITH ORDINALITY AS \"g\" (\"a\", \"n\")",
                "select a from t left join lateral (select 1) x on true§SELECT \"a\" FROM (\"t\" LEFT JOIN LATERAL (SELECT 1) AS \"x\" ON TRUE)",
                "select sum(a) over () from t§SELECT \"sum\"(\"a\") OVER () FROM \"t\"",
                "select sum(a) over (partition by b order by c rows between 1 preceding and current row) from t§SELECT \"sum\"(\"a\") OVER (PARTITION BY \"b\" ORDER BY \"c\" ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM \"t\"",
                "select sum(a) over (order by c rows unbounded preceding) from t§SELECT \"sum\"(\"a\") OVER (ORDER BY \"c\" ROWS UNBOUNDED PRECEDING) FROM \"t\"",
                "select sum(a) over (order by c range between Unbounded Preceding and unbounded following) from t§SELECT \"sum\"(\"a\") OVER (ORDER BY \"c\" RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM \"t\"",
                "select rank() over w from t window w as (order by a)§SELECT \"rank\"() OVER \"w\" FROM \"t\" WINDOW \"w\" AS (ORDER BY \"a\")",
                "select lag(a, 1, 'none') over (order by b) from t§SELECT \"lag\"(\"a\", 1, 'none') OVER (ORDER BY \"b\") FROM \"t\"",
                "select percentile_cont(0.5) within group (order by a desc) from t§SELECT \"percentile_cont\"(0.5) WITHIN GROUP (ORDER BY \"a\" DESC) FROM \"t\"",
                "select a from t group by rollup (a, b)§SELECT \"a\" FROM \"t\" GROUP BY rollup (\"a\", \"b\")",
                "select a from t group by grouping sets ((a, b), a, ())§SELECT \"a\" FROM \"t\" GROUP BY GROUPING SETS ((\"a\", \"b\"), \"a\", ())",
                "select grouping(a) from t group by cube (a)§SELECT GROUPING(\"a\") FROM \"t\" GROUP BY cube (\"a\")",
                "select a from t fetch first 1 rows only§SELECT \"a\" FROM \"t\" FETCH FIRST 1 ROWS ONLY",
                "select a from t offset 2 rows fetch next 1 row only§SELECT \"a\" FROM \"t\" OFFSET 2 ROWS FETCH FIRST 1 ROWS ONLY",
                "select a[1] from t§SELECT \"a\"[1] FROM \"t\"",
                "select a collate \"C\" from t§SELECT \"a\" COLLATE \"C\" FROM \"t\"",
                "select (a, b) = (1, 2) from t§SELECT (\"a\", \"b\") = (1, 2) FROM \"t\"",
                "select row(a, b) from t§SELECT ROW(\"a\", \"b\") FROM \"t\"",
                "select array[1, 2]§SELECT ARRAY[1, 2]",
                "select array[[1, 2], [3, 4]]§SELECT ARRAY[[1, 2], [3, 4]]",
                "select array(select 1)§SELECT ARRAY(SELECT 1)",
                "select a = any (array[1]) from t§SELECT \"a\" = ANY (ARRAY[1]) FROM \"t\"",
                "select a > all (select b from u) from t§SELECT \"a\" > ALL (SELECT \"b\" FROM \"u\") FROM \"t\"",
                "select a::int[] from t§SELECT CAST(\"a\" AS int[]) FROM \"t\"",
                "select interval '1' year§SELECT interval '1' year",
                "select interval '1' year to month§SELECT interval '1' year to month",
                "table s.t order by 1 limit 2§SELECT * FROM \"s\".\"t\" ORDER BY 1 LIMIT 2",
                "with a as (table t) table a union all (table u)§WITH \"a\" AS (SELECT * FROM \"t\") SELECT * FROM \"a\" UNION ALL SELECT * FROM \"u\"",
                "select f(a) table, b from t§SELECT \"f\"(\"a\") AS \"table\", \"b\" FROM \"t\"",
                "select a from only t§SELECT \"a\" FROM ONLY \"t\"",
                "select f(1, b => 2, Year => a) from t§SELECT \"f\"(1, \"b\" => 2, \"year\" => \"a\") FROM \"t\"",
                "select sum(a) over (order by b rows unbounded preceding exclude ties) from t§SELECT \"sum\"(\"a\") OVER (ORDER BY \"b\" ROWS UNBOUNDED PRECEDING EXCLUDE TIES) FROM \"t\"",
                "select a from rows from (f(1), g(2)) with ordinality x§SELECT \"a\" FROM ROWS FROM (\"f\"(1), \"g\"(2)) WITH ORDINALITY AS \"x\"",
                "select a from f(1) as x(a int, b numeric(3, 1))§SELECT \"a\" FROM \"f\"(1) AS \"x\" (\"a\" int, \"b\" numeric(3, 1))",
                "select a @? '$.b' and c or a ? 'x' from t§SELECT ((\"a\" @? '$.b') AND \"c\") OR (\"a\" ? 'x') FROM \"t\"",
                "select a -> 'x' ?| b from t§SELECT (\"a\" -> 'x') ?| \"b\" FROM \"t\"",
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
        var refusal = FrontEnds.refusal(FRONT_END.read("select a,\n  /* c */ b[1:2]\nfrom t"));
        assertThat(refusal.position()).contains(new Position(23, 2, 14));
    }

    @Test
    void parametersAreCountedAndOrdered() {
        var tree = (Parsed.Tree) FRONT_END.read("select a from t where b = $2 and c = $1 and d = $2");
        var printed = new Printer(FrontEnds.DIALECT).print(tree.statement(), ParameterStyle.POSITIONAL);
        assertThat(tree.parameters()).isEqualTo(2);
        assertThat(printed.parameters()).containsExactly(2, 1, 2);
        assertThat(printed.text()).endsWith("WHERE (\"b\" = ?) AND (\"c\" = ?) AND (\"d\" = ?)");
    }

    @Test
    void whatTheParserBreaksOnIsNotUnderstood() {
        assertThat(FRONT_END.read("update t set a = 1 returning trim(leading from b)"))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.refusal().rule()).isEqualTo("sql.parser"));
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
