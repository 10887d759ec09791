package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of SQL/JSON, and how it is printed. */
final class SqlJsonReadTest {
    private static final SqlFrontEnd FRONT_END = FrontEnds.open();

    @AfterAll
    static void close() {
        FRONT_END.close();
    }

    @Tag("refused")
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "select json_value(a) from t § NOT_UNDERSTOOD",
                "select json_value(a, '$' passing b) from t § NOT_UNDERSTOOD",
                "select json_value(a, '$' bogus) from t § UNSUPPORTED",
                "select json_value(a, '$' passing b as c d) from t § NOT_UNDERSTOOD",
                "select json_value(a, b, '$') from t § UNSUPPORTED",
                "select json_array(select a from t) § UNSUPPORTED",
                "select json_array(table t) § UNSUPPORTED",
                "select json_arrayagg(a) filter (where b) from t § UNSUPPORTED",
                "select json_objectagg(a : b) over () from t § UNSUPPORTED",
                "select json_object(a) from t § UNSUPPORTED",
                "select json_object(key a value b) from t § UNSUPPORTED",
                "select a from json_table(b, '$' columns (c int path d)) x § UNSUPPORTED",
                "select a from json_table(b, '$') x § NOT_UNDERSTOOD",
                "select a from json_table(b, '$' columns ()) x § NOT_UNDERSTOOD",
                "select json(a) as (b) from t § UNSUPPORTED",
            })
    void refused(String sql, Reason reason) {
        var refusal = FrontEnds.refusal(FRONT_END.read(sql));
        assertThat(refusal.reason()).as(refusal.message()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "select json_value(a || b, '$.c' passing d as e, 1 as \"F\" returning numeric(3, 1) default 0 on empty error on error) from t§SELECT json_value((\"a\" || \"b\"), '$.c' PASSING \"d\" AS \"e\", 1 AS \"F\" RETURNING numeric(3, 1) DEFAULT 0 ON EMPTY ERROR ON ERROR) FROM \"t\"",
                "select json_query(a, '$' with conditional array wrapper keep quotes on scalar string empty object on error) from t§SELECT json_query(\"a\", '$' WITH CONDITIONAL ARRAY WRAPPER KEEP QUOTES ON SCALAR STRING EMPTY OBJECT ON ERROR) FROM \"t\"",
                "with json (a) as (select 1), json_object (b) as materialized (select 2) select a from json§WITH \"json\" (\"a\") AS (SELECT 1), \"json_object\" (\"b\") AS MATERIALIZED (SELECT 2) SELECT \"a\" FROM \"json\"",
                "insert into json (a) values (1)§INSERT INTO \"json\" (\"a\") VALUES (1)",
                "select json_exists(json_query(a, '$.b'), '$' true on error)§SELECT json_exists(json_query(\"a\", '$.b'), '$' TRUE ON ERROR)",
                "select json('{}'), json_scalar(1), json_serialize(a returning text) from t§SELECT json('{}'), json_scalar(1), json_serialize(\"a\" RETURNING text) FROM \"t\"",
                "select json_array(a, b absent on null returning jsonb), json_object('a' : 1, b value c without unique)§SELECT json_array(\"a\", \"b\" ABSENT ON NULL RETURNING jsonb), json_object('a' : 1, \"b\" VALUE \"c\" WITHOUT UNIQUE)",
                "select json_arrayagg(a order by b desc null on null) from t§SELECT json_arrayagg(\"a\" ORDER BY \"b\" DESC NULL ON NULL) FROM \"t\"",
                "select json_objectagg(a : b with unique keys) from t§SELECT json_objectagg(\"a\" : \"b\" WITH UNIQUE KEYS) FROM \"t\"",
                "select not a is json and b is not json array with unique keys from t§SELECT (NOT (\"a\" IS JSON)) AND (\"b\" IS NOT JSON ARRAY WITH UNIQUE KEYS) FROM \"t\"",
                "select b from t, json_table(t.a, '$[*]' as root passing c as d columns (n for ordinality, b int path '$.b' default 1 on empty, e bool exists, nested path '$.f' as g columns (h jsonb format json with wrapper)) error on error) x§SELECT \"b\" FROM \"t\", json_table(\"t\".\"a\", '$[*]' AS \"root\" PASSING \"c\" AS \"d\" COLUMNS (\"n\" FOR ORDINALITY, \"b\" int PATH '$.b' DEFAULT 1 ON EMPTY, \"e\" bool EXISTS, NESTED PATH '$.f' AS \"g\" COLUMNS (\"h\" jsonb FORMAT JSON WITH WRAPPER)) ERROR ON ERROR) AS \"x\"",
            })
    void understood(String sql, String print) {
        assertThat(FrontEnds.print(FRONT_END.read(sql))).isEqualTo(print);
    }
}
