package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Compare;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the rows that a filter hides are kept from the statement by a fence, and what may stand behind it. */
final class FenceTest {
    private static final RowFilter TENANT =
            new Compare("tenant_id", Comparison.EQUAL, new Operand.Literal(new Value.Int(7)));

    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Test
    void filterIsFencedUnlessEverythingIsLeakproof() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        assertThat(text(filtered, "select name from users where id = 1")).doesNotContain("OFFSET 0");
        assertThat(text(filtered, "select 1 / id from users")).doesNotContain("OFFSET 0");
        assertThat(text(filtered, "select name from users where 1 / id = 1")).contains("OFFSET 0");
        assertThat(text(filtered, "select name from users where length(name) = 1"))
                .contains("OFFSET 0");
        assertThat(text(filtered, "select 1 from users u join orders o on o.total / u.id = 1"))
                .contains("OFFSET 0");
        assertThat(text(filtered, "select 1 from users u join orders o on o.user_id = u.id where o.total / 2 = 1"))
                .doesNotContain("OFFSET 0");
        assertThat(text(filtered, "select country from users group by country having max(id) / 2 = 1"))
                .contains("OFFSET 0");
    }

    /** What is written as one condition and typed as two is judged as two. */
    @Test
    void aRangeIsFencedUnlessBothItsEndsAreLeakproof() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        assertThat(text(filtered, "select name from users where id between 1 and 5"))
                .doesNotContain("OFFSET 0");
        for (String leaking : List.of(
                "where 1 / id between 0 and 5",
                "where id between 1 / id and 5",
                "where id between 0 and 5 / id",
                "where (1 / id between 0 and 5) and id = 1",
                "where 1 / id not between 0 and 5",
                "where 1 / id in (0, 5)",
                "group by name, id having 1 / id between 0 and 5")) {
            assertThat(text(filtered, "select name from users " + leaking))
                    .as(leaking)
                    .contains("OFFSET 0");
        }
        assertThat(text(filtered, "select 1 from orders o join users u on 1 / u.id between 0 and 5"))
                .contains("OFFSET 0");
    }

    /** A path raises in strict mode, and so does what its result becomes. */
    @Test
    void pathsAreFenced() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        for (String leaking : List.of(
                "users where profile @? '$.a'",
                "users where profile ? 'a'",
                "users where jsonb_path_exists(profile, 'strict $.a')",
                "users where json_exists(profile, 'strict $.a' error on error)",
                "users where json_value(profile, '$.a' returning int error on error) = 1",
                "users where profile is json object",
                "users where json_query(profile, '$.a') is null",
                "users where jsonb_set(profile, '{a}', replacement => '1') is null",
                "users, json_table(profile, 'strict $' columns (v int path '$' error on error)) t",
                "users, json_to_recordset(to_json(tags)) as t(a int)",
                "users, rows from (generate_series(1, 10 / users.id)) t",
                "users left join json_table(profile, '$' columns (v int)) t on t.v = users.id")) {
            assertThat(text(filtered, "select users.id from " + leaking))
                    .as(leaking)
                    .contains("OFFSET 0");
        }
    }

    /** The server says so when arrays of different lengths are to be the rows of one. */
    @Test
    void arraysInAnArrayAreFenced() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        assertThat(text(filtered, "select id from users where array[name, country] is not null"))
                .doesNotContain("OFFSET 0");
        String mixed = "array[tags, case when id = 3 then array['x'] else tags end]";
        for (String leaking : List.of(
                "where " + mixed + " is not null",
                "where array[array[name], array[name, country]] is null",
                "where (case when " + mixed + " is null then 1 else 2 end) = 1",
                "where array[" + mixed + "] is not null")) {
            assertThat(text(filtered, "select id from users " + leaking))
                    .as(leaking)
                    .contains("OFFSET 0");
        }
        assertThat(text(
                        filtered,
                        "select o.id from orders o left join users u on " + mixed.replace("id", "u.id")
                                + " is not null"))
                .contains("OFFSET 0");
    }

    /** The planner may put its join above anything: a condition on another table, a sort, an output. */
    @Test
    void aFilterThatReadsAnotherTableIsAlwaysFenced() {
        RowFilter in = new RowFilter.In(
                "user_id",
                new ObjectName("shop-pg", "shop", "public", "api_keys"),
                "id",
                new Compare("key", Comparison.EQUAL, new Operand.Literal(new Value.Text("k"))));
        RowFilter isNull = new RowFilter.IsNull("user_id");
        for (RowFilter filter :
                List.of(in, new RowFilter.Any(List.of(isNull, in)), new RowFilter.All(List.of(isNull, in)))) {
            TestReader filtered = reader.filtered("public", "orders", filter);
            assertThat(text(filtered, "select id from orders")).contains("OFFSET 0");
            assertThat(text(
                            filtered,
                            "select o.id from orders o left join users u on o.id < 5 where 1 / coalesce(u.id, 0) = 5"))
                    .contains("OFFSET 0");
        }
    }

    @Test
    void leakproofConditionsOnClearColumnsAreCopiedInside() {
        TestReader filtered = reader.filtered("public", "users", TENANT);
        String text = text(filtered, "select name from users where id = 1 and ssn = 'x' and length(name) = 3");
        String inside = text.substring(0, text.indexOf("OFFSET 0"));
        assertThat(inside)
                .contains("\"users\".\"id\" OPERATOR(\"pg_catalog\".=) 1")
                .doesNotContain("'x'", "length");
        assertThat(text.substring(inside.length())).contains("\"users\".\"id\" OPERATOR(\"pg_catalog\".=) 1", "'x'");
    }

    private static String text(TestReader reader, String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
