package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries inside queries: which name stands for what, and where the masks and the fence go. */
final class QueriesTest {
    private static final RowFilter TENANT = new RowFilter.Compare(
            "tenant_id", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Int(7)));
    private static final String MASKED = "CASE WHEN (\"users\".\"ssn\" IS NULL)";

    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from (select password_hash from users) s",
                "select (select password_hash from users limit 1)",
                "with u as (select * from users) select password_hash from u",
                "select id from users where exists (select 1 from api_keys)",
                "select id from users u where id in (select id from hr.employees)",
                "select 1 from orders o, lateral (select password_hash from users where users.id = o.user_id) x",
                "select id from orders union select id from api_keys",
                "with api_keys as (select 1 as id) select * from public.api_keys",
                "select s.ssn from (select id from users) s",
                "select id from users where exists (select 1 from orders where orders.user_id = nobody.id)",
                "with a as (select * from b), b as (select 1) select * from a",
                "select x.id from (select id from users u) x where u.id = 1",
                "select * from orders o join (select 1 from users where users.id = o.user_id) x on true",
            })
    void whatIsNotVisibleDoesNotExistAtAnyDepth(String sql) {
        assertThat(reader.refusal(sql).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with recursive a as (select * from a) select * from a",
                "with recursive a as (select * from b), b as (select 1 as x) select * from a",
                "with recursive a(n) as (select n from a union all select 1) select * from a",
            })
    void aTableOfWithIsUsedOnlyWhereItsColumnsAreKnown(String sql) {
        assertThat(reader.refusal(sql).rule()).isEqualTo("names.with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from users union select id, name from users",
                "select id, id from (select id from users) s (a, b)",
                "with a as (select 1), a as (select 2) select * from a",
                "select id from users where id in (select id, name from users)",
                "select (select id, name from users)",
                "select x from (select 1 as x, 2 as x) s",
                "select id from users union select name from users",
                "select id from users union select id from users order by name",
                "(select '5' as x order by x) union all select 5",
                "select '5' as x group by 1 union all select 5",
                "select distinct '5' as x union all select 5",
                "select distinct on (1) '5' as x union all select 5",
                "select row_number() from users",
                "select lower(name) over () from users",
                "select percentile_cont(0.5) from users",
                "select max(id) within group (order by id) from users",
                "select array[]",
                "select id from users where id = any (5)",
                "select jsonb_each(profile) from users",
            })
    void whatHasNoSingleMeaningIsRefused(String sql) {
        assertThat(reader.refusal(sql).reason()).isIn(Reason.NOT_UNDERSTOOD, Reason.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select (select ssn from users limit 1)",
                "select x from (select ssn as x from users) s",
                "with u as (select ssn from users) select max(ssn) from u",
                "select 'a' union all select ssn from users",
                "select id from orders where exists (select 1 from users where ssn like '9%')",
                "select array(select ssn from users)",
                "select x.ssn from orders o, lateral (select ssn from users where users.id = o.user_id) x",
                "select g from users, unnest(array[ssn]) g",
                "with recursive r(n, s) as (select 1, ssn from users union all select n + 1, s from r where n < 3)"
                        + " select s from r",
                "select 1 from orders where '900' < any (select ssn from users)",
                "values ((select max(ssn) from users))",
            })
    void masksStandAtTheSourceOfEveryReference(String sql) {
        String text = text(reader, sql);
        assertThat(text).contains(MASKED);
        assertThat(text.split("FROM ONLY \"public\"\\.\"users\"", -1)).hasSize(2);
    }

    @Test
    void namesOfTablesInWithHideTablesAndNothingElse() {
        assertThat(text(reader, "with users as (select 1 as id) select id from users"))
                .isEqualTo("WITH \"users\" (\"id\") AS (SELECT 1 AS \"id\") SELECT \"users_1\".\"id\" AS \"id\""
                        + " FROM \"users\" AS \"users_1\"");
        assertThat(text(reader, "with users as (select id from users) select id from users"))
                .contains("FROM ONLY \"public\".\"users\" AS \"users_1\"");
    }

    @Test
    void relationsOfTheSameNameGetNamesOfTheirOwn() {
        assertThat(text(reader, "select id from orders where exists (select 1 from orders where id = 1)"))
                .contains("\"orders_1\".\"id\" OPERATOR");
    }

    @Test
    void aLongNameIsNotCutToAnother() {
        String name = "n".repeat(63);
        String text = text(reader, "select 1 from users " + name + " where exists (select 1 from orders " + name + ")");
        assertThat(text).contains("\"" + "n".repeat(48) + "_1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from (select id from users) s where 1 / id = 1",
                "with u as (select id from users) select * from u where 1 / id = 1",
                "select id from users union all select id from users",
                "select o.id from orders o where exists (select 1 from users u where u.id = o.id and 1 / u.id = 1)",
                "select id from users where id in (select user_id from orders)",
                "select rank() over (order by id) from users",
                "select (select 1 / max(id) from orders) from users",
                "select u.id from users u, generate_series(1, u.id) g",
                "select id from users where id = any (array(select 1))",
            })
    void hiddenRowsAreFencedWhereverQueriesMeet(String sql) {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        String text = text(filtered, sql);
        assertThat(text.split("\"public\"\\.\"users\"", -1)).hasSize(text.split("OFFSET 0", -1).length);
    }

    /** What is copied behind the fence stands for itself: nothing of the statement around it is known there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select u.id from users u, generate_series(1, 4) g(n) where u.id = g.n",
                "select u.id from users u, (values (1)) v(n) where u.id = v.n",
                "select u.id from users u, (select 2 as n) s where u.id = s.n",
                "with t(k) as (select 1) select u.id from users u, t where u.id = t.k",
                "select u.id from users u where u.id = (select 1)",
            })
    void onlyConstantsAreComparedBehindTheFence(String sql) {
        String text = text(reader.filtered("public", "users", TENANT), sql);
        assertThat(text.substring(0, text.indexOf("OFFSET 0"))).doesNotContain(" AND ");
    }

    @Test
    void aWindowIsDefinedOnce() {
        assertThat(reader.refusal("select rank() over w from users").rule()).isEqualTo("names.window");
        assertThat(reader.refusal("select rank() over w from users window w as (), w as ()")
                        .rule())
                .isEqualTo("names.unique");
    }

    @Test
    void whatDependsOnAMaskSaysSo() {
        for (String sql : List.of(
                "select x from (select ssn as x from users) s",
                "select 'a' union all select ssn from users",
                "with u as (select lower(ssn) as s from users) select s from u",
                "with recursive r(n, s) as (select 1, 'x' union all select n + 1, ssn from r, users) select n from r",
                "select max(u.o) from users, lateral unnest(array[ssn]) with ordinality u(v, o)",
                "select rank() over w from users window w as (order by ssn)",
                "select rank() over (order by ssn) from users",
                "select (select max(ssn) from users)")) {
            var columns = reader.seal(sql).columns();
            assertThat(columns.getFirst().origin().name()).as(sql).isNotEqualTo("CLEAR");
        }
        assertThat(reader.seal("select s.id from (select id, ssn from users) s")
                        .columns()
                        .getFirst()
                        .origin()
                        .name())
                .isEqualTo("CLEAR");
    }

    private static String text(TestReader reader, String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
