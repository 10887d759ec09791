package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of SQL/JSON, of named arguments and of functions in FROM is refused, and what it is told to do instead. */
final class SqlJsonTest {
    private final TestReader reader = new TestReader(TestCatalog.visible());

    @AfterEach
    void close() {
        reader.close();
    }

    @Tag("refused")
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select json_value(profile, name) from users § with `passing`",
                "select json_value(profile, $1) from users § with `passing`",
                "select json_value(profile, '$.' || name) from users § with `passing`",
                "select json_exists(profile, '$'::jsonpath) from users § with `passing`",
                "select t.v from users, json_table(profile, name columns (v int)) t § with `passing`",
                "select json_value(name, '$.a') from users § cast it to `jsonb`",
                "select json_query(tags, '$.a') from users § cast it to `jsonb`",
                "select json_value(profile format json, '$.a') from users § cast the value to `jsonb`",
                "select json_value(profile, '$.a' default name on empty) from users § coalesce",
                "select json_value(profile, '$.a' default (select 'x') on empty) from users § coalesce",
                "select json_value(profile, '$.a' default $1 on empty) from users § coalesce",
                "select json_value(profile, '$.a' returning regclass) from users § type of the list",
                "select json_value(profile, '$.a' passing 'users'::regclass as x) from users § type of the list",
                "select t.v from users, json_table(profile, '$' columns (v regclass)) t § type of the list",
                "select json_table(profile, '$' columns (v int)) from users § in `FROM`",
                "select t.v from rows from (json_table('[]', '$' columns (v int))) t § call it alone",
                "select t.v from json_table('[]', '$' columns (v int)) with ordinality t § call it alone",
                "select t from json_value('1', '$') t § in the list of outputs",
                "select json_serialize(name) from users § cast it to `jsonb`",
                "select id is json from users § cast it to `text`",
                "select json_arrayagg(id) filter (where true) from users § json_agg",
                "select json_to_record(profile::json) from users § in `FROM`",
                "select 1 from users, jsonb_to_record(profile) r § with their types",
                "select r.a from users, jsonb_to_record(profile) r(a) § with their types",
                "select r.a from users, jsonb_to_record(profile) as r(a regclass) § type of the list",
                "select r.a from generate_series(1, 2) as r(a int) § leave out their types",
                "select r.a from users, jsonb_to_record(profile) with ordinality as r(a int) § name as many",
                "select make_interval(days => 1, 2) § without names first",
                "select make_interval(days => 1, days => 2) § cast the arguments",
                "select make_interval(1, years => 2) § cast the arguments",
                "select make_interval(nothing => 2) § cast the arguments",
                "select make_date(day => 2) § cast the arguments",
                "select lower(input => 'X') § cast the arguments",
                "select concat(a => 'X') § cast the arguments",
                "select id from users tablesample system (1) § condition on a key",
                "select id from users tablesample bernoulli (1) repeatable (1) § condition on a key",
            })
    void refusalSaysWhatToDo(String sql, String nextStep) {
        Value[] parameters = sql.contains("$1") ? new Value[] {new Value.Text("$")} : new Value[0];
        Refusal refusal = reader.refusal(sql, parameters);
        assertThat(refusal.nextStep()).as(refusal.message()).contains(nextStep);
    }

    @Tag("refused")
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select json_value('{}', '$') § 17 § jsonb_path_query_first",
                "select json_query('{}', '$') § 17 § jsonb_path_query_array",
                "select json_exists('{}', '$') § 17 § jsonb_path_exists",
                "select v from json_table('{}', '$' columns (v int)) t § 17 § jsonb_path_query",
                "select json('{}') § 17 § cast",
                "select json_scalar(1) § 17 § to_json",
                "select json_serialize('{}'::json) § 17 § cast",
                "select json_array(1) § 16 § json_build_array",
                "select json_object('a' : 1) § 16 § json_build_object",
                "select json_arrayagg(1) § 16 § json_agg",
                "select json_objectagg('a' : 1) § 16 § json_object_agg",
                "select '{}' is json § 16 § jsonb_typeof",
            })
    void olderServersAreNamed(String sql, String first, String instead) {
        PostgresCatalog old = TestCatalog.on(150_018);
        try (TestReader reader = new TestReader(old)) {
            Refusal refusal = reader.refusal(sql);
            assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
            assertThat(refusal.message()).contains("needs PostgreSQL `" + first + "`");
            assertThat(refusal.nextStep()).contains(instead);
        }
    }

    /** The path is a literal of the statement, and no other may take its place in a plan that is shared. */
    @Test
    void pathsStayInTheShape() {
        for (String sql : List.of(
                "select json_value(profile, '%s') from users",
                "select id from users where profile @? '%s'",
                "select jsonb_path_query(profile, '%s') from users",
                "select t.v from users, json_table(profile, '%s' columns (v int)) t")) {
            assertThat(reader.shape(sql.formatted("$.a")).key())
                    .isNotEqualTo(reader.shape(sql.formatted("$.b")).key());
        }
    }
}
