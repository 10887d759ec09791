package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand between EXPLAIN and a statement, and behind it. */
final class ExplainTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "explain analyze select 1",
                "EXPLAIN ANALYSE SELECT 1",
                "explain analyze verbose select 1",
                "explain/**/analyze/**/select 1",
                "explain (analyze) select 1",
                "explain (analyze on) select 1",
                "explain (analyse true) select 1",
                "explain (analyze 1) select 1",
                "explain (costs off, analyze on) update users set name = 'x' where id = 1",
                "explain (analyze off, analyze on) select 1",
                "explain (ANALYZE, analyze off) select 1",
            })
    void whatRunsTheStatementIsRefused(String sql) {
        assertThat(refused(sql))
                .returns(Reason.UNSUPPORTED, Refusal::reason)
                .returns("explain.options", Refusal::rule)
                .satisfies(refusal -> assertThat(refusal.message()).contains("runs the statement"))
                .satisfies(refusal -> assertThat(refusal.nextStep()).contains("the statement itself"));
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "explain verbose select 1",
                "explain (verbose) select 1",
                "explain (verbose on) select 1",
                "explain (buffers) select 1",
                "explain (wal 1) select 1",
                "explain (settings true) select 1",
                "explain (summary) select 1",
                "explain (timing on) select 1",
                "explain (format json) select 1",
                "explain (format) select 1",
                "explain (generic_plan) select * from users where id = $1",
                "explain (generic_plan off) select 1",
                "explain (memory off) select 1",
                "explain (serialize none) select 1",
                "explain (costs maybe) select 1",
                "explain (costs 2) select 1",
                "explain (analyze maybe, costs off, nonsense) select 1",
            })
    void whatIsNotServedIsRefusedByItsName(String sql) {
        assertThat(refused(sql))
                .returns(Reason.UNSUPPORTED, Refusal::reason)
                .returns("explain.options", Refusal::rule)
                .satisfies(refusal -> assertThat(refusal.message()).contains("`EXPLAIN"));
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "explain",
                "explain (costs off)",
                "explain explain select 1",
                "explain (costs off) explain select 1",
                "explain (costs 'off') select 1",
                "explain (\"costs\" off) select 1",
                "explain (costs off off) select 1",
                "explain (costs off,) select 1",
                "explain () select 1",
                "explain (costs off select 1",
                "explain (costs = off) select 1",
                "explain ($1) select 1",
                "explain (costs $1) select 1",
                "explain (costs -1) select 1",
            })
    void whatIsNotUnderstoodIsRefused(String sql) {
        assertThat(refused(sql)).returns("explain.options", Refusal::rule);
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "explain insert into orders (id) values (1)",
                "explain (costs off) update users set name = 'x' where id = 1",
                "explain delete from orders where id = 1",
                "explain with d as (delete from orders where id = 1 returning id) select id from d",
                "explain drop table orders",
                "explain create table t (id int)",
                "explain update nowhere set a = 1",
            })
    void ofWhatWritesNoPlanIsTold(String sql) {
        assertThat(refused(sql))
                .returns(Reason.UNSUPPORTED, Refusal::reason)
                .returns("explain.reads", Refusal::rule)
                .satisfies(refusal -> assertThat(refusal.nextStep()).contains("dry run"));
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "explain execute prepared",
                "explain declare c cursor for select 1",
                "explain refresh materialized view mv_users",
                "explain create table t as select 1",
                "explain create materialized view m as select 1",
                "explain call f()",
                "explain do 'x'",
                "explain copy users to stdout",
                "explain select 1; drop table users",
                "explain; select 1",
                "explain ;",
                "explain (costs off) analyze select 1",
                "explain (costs off) (verbose) select 1",
                "explain select * into t from users",
                "explain select 'x",
                "explain /* select 1",
                "/*+ SeqScan(users) */ explain select 1",
                "explain /*+ SeqScan(users) */ select 1",
                "\"explain\" select 1",
                "explained select 1",
                "(explain select 1)",
                "with e as (explain select 1) select * from e",
                "select * from explain select 1",
            })
    void whatTheFrontEndDoesNotTakeIsRefusedBehindTheWordToo(String sql) {
        Refusal refusal = refused(sql);
        assertThat(refusal.rule()).isNotEqualTo("explain.reads");
    }

    @Test
    @Tag("refused")
    void aHiddenTableIsRefusedAsInTheReadItself() {
        Refusal plain = reader.refusal("select id from api_keys");
        Refusal explained = reader.refusal("explain select id from api_keys");
        assertThat(explained)
                .usingRecursiveComparison()
                .ignoringFields("position")
                .isEqualTo(plain);
    }

    @Test
    @Tag("refused")
    void aFunctionThatIsNotOnTheListIsNotPlannedEither() {
        assertThat(reader.refusal("explain select pg_sleep(1)").reason()).isEqualTo(Reason.FUNCTION_NOT_ALLOWED);
    }

    @Test
    void placesAreThoseOfTheWholeText() {
        var position = reader.refusal("explain (costs\n  off) -- now\n select nothing from users")
                .position()
                .orElseThrow();
        assertThat(position.line()).isEqualTo(3);
        assertThat(position.column()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain select id from users",
                "  EXPLAIN\tselect id from users;",
                "/* a */ explain -- analyze\n select id from users",
                "explain (costs off) select id from users",
                "explain (COSTS ON, SUMMARY OFF, TIMING false, BUFFERS 0, WAL off, settings off) select id from users",
                "explain (costs, verbose off, analyze false, format text) select id from users",
                "explain (select id from users)",
                "explain (costs off) (select id from users)",
                "explain ((select id from users))",
                "explain (with u as (select id from users) select id from u)",
            })
    void theRestIsReadAsIfItStoodAlone(String sql) {
        assertThat(TestReader.text(reader.seal(sql))).startsWith(PostgresPlanSealer.WORDS);
        assertThat(reader.understood(sql).shape()).startsWith("EXPLAIN ");
        assertThat(reader.understood(sql).operation().kind()).isEqualTo(OperationKind.READ);
    }

    @Test
    void thePlanOfAReadDoesWhatTheReadDoes() {
        String sql = "select u.id, ssn from users u join orders o on o.user_id = u.id where o.total > $1";
        Value total = new Value.Int(5);
        Reading.Understood read = reader.understood(sql, total);
        Reading.Understood explained = reader.understood("explain " + sql, total);
        assertThat(explained.operation()).isEqualTo(read.operation());
        assertThat(explained.shape()).isEqualTo("EXPLAIN " + read.shape());
    }

    @Test
    @Tag("refused")
    void ofAPlanThereIsNoPlan() {
        assertThat(PostgresPlan.of(reader.read("explain select 1"))).isInstanceOf(Reading.Opaque.class);
    }

    @Test
    void aTextThatOnlyHoldsTheWordIsNone() {
        for (String sql : List.of("select 'explain' as explain", "select 1 -- explain", "/* explain */ select 1")) {
            assertThat(TestReader.text(reader.seal(sql))).doesNotStartWith("EXPLAIN");
        }
    }

    private Refusal refused(String sql) {
        return switch (reader.read(sql)) {
            case Reading.Understood _ -> throw new AssertionError(sql + " is understood");
            case Reading.Opaque(var refusal, var kind) -> {
                assertThat(kind).isEqualTo(OperationKind.UNKNOWN);
                yield refusal;
            }
        };
    }
}
