package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with words or signs of their own between their arguments: of json, and the interval of a number. */
final class MySqlJsonTest extends ReadByBoth {
    MySqlJsonTest() {
        super(TestCatalog::shop);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select json_table(profile, '$' columns (a int path '$.a')) from users",
                "select a from users, lateral json_table(profile, '$' columns (a int path '$.a')) as t",
                "select b from users, json_table(profile, '$' columns (a int path '$.a')) as t (b)",
                "select a from users, json_table(profile, name columns (a int path '$.a')) as t",
                "select a from users, json_table(profile, '$' columns (a int path name)) as t",
                "select a from users, json_table(profile, '$' columns (a geometry path '$.a')) as t",
                "select a from users, json_table(profile, '$' columns (a varchar(100000) path '$.a')) as t",
                "select a from users, json_table(profile, '$' columns (a int path '$.a' empty on empty)) as t",
                "select a from users, json_table(profile, '$' passing 1 as x columns (a int path '$.a')) as t",
                "select a from json_table(profile, '$' columns (a int path '$.a')) as t",
                "select json_value(profile, '$.a' returning geometry) from users",
                "select json_value(profile, name returning char) from users",
                "select json_value(profile, '$.a' with wrapper) from users",
                "select json_query(profile, '$.a' with wrapper) from users",
                "select json_object('a' : 1)",
                "select profile is json from users",
                "select interval(id) from users",
                "select interval(id, 1) over () from users",
                "select interval(distinct id, 1) from users",
                "select interval(sleep(1), 1)"
            })
    void whatIsNoFormOfTheServersIsRefused(String sql) {
        assertNeitherUnderstands(sql);
    }

    @Test
    @Tag("refused")
    void onlyMySqlSaysTheTypeOfOneValue() {
        String sql = "select json_value(profile, '$.a' returning char(20)) from users";
        assertThat(text(sql)).contains("'$.a' RETURNING char(20) NULL ON ERROR)");
        assertThat(mariaDb.read(sql)).isInstanceOf(Reading.Opaque.class);
    }

    /** MySQL takes no column of a query in FROM for a document itself. */
    @Test
    void theRowsOfADocumentAreMadeBehindItsMask() {
        String sql = "select u.id, j.* from users u, json_table(u.profile, '$' columns (Tax varchar(20) path '$.ssn',"
                + " n for ordinality, nested path '$.x[*]' columns (x int path '$' default '0' on empty))) as j";
        assertThat(text(sql))
                .contains("CAST(NULL AS char) AS `profile`", "json_table(coalesce(`u`.`profile`), '$' COLUMNS (`tax`");
        assertThat(TestReader.text(mariaDb.seal(sql))).contains("json_table(`u`.`profile`, '$' COLUMNS (`tax`");
        assertThat(reader.seal(sql).columns().stream().map(column -> column.label()))
                .containsExactly("id", "Tax", "n", "x");
    }

    @Test
    void anIntervalOfNumbersIsACall() {
        assertThat(text("select interval(salary, 10, 20) + 1 from users"))
                .contains("interval(`users_1`.`salary`, 10, 20)");
        assertThat(text("select dob + interval (mgr_id) day from users")).contains("INTERVAL `users_1`.`mgr_id` day");
    }

    private String text(String sql) {
        return TestReader.text(reader.seal(sql));
    }
}
