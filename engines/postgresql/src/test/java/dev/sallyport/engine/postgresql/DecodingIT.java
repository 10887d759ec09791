package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each type arrives with its value, in the form of the first run and in the form of the runs after it. */
class DecodingIT extends OnShop {
    private static final int RUNS = 3;

    DecodingIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bool | true | BOOL | true",
                "bool | false | BOOL | false",
                "int2 | -32768 | INT16 | -32768",
                "int4 | -2147483648 | INT32 | -2147483648",
                "int8 | -9223372036854775808 | INT64 | -9223372036854775808",
                "int8 | 9223372036854775807 | INT64 | 9223372036854775807",
                "float4 | 1.1 | FLOAT32 | 1.1",
                "float4 | NaN | FLOAT32 | NaN",
                "float8 | 0.1 | FLOAT64 | 0.1",
                "float8 | -Infinity | FLOAT64 | -Infinity",
                "numeric | 123456789012345678901234567890.50 | DECIMAL | 123456789012345678901234567890.50",
                "numeric | NaN | DECIMAL | NaN",
                "text | grüße 😀 | TEXT | grüße 😀",
                "varchar | '' | TEXT | ''",
                "bpchar | a | TEXT | a",
                "bytea | \\x00ff10 | BYTES | 00ff10",
                "date | 1970-01-02 | DATE | 1",
                "date | 0001-01-01 BC | DATE | -719528",
                "date | 5874897-12-31 | DATE | 2145042905",
                "date | infinity | DATE | 2147483647",
                "date | -infinity | DATE | -2147483648",
                "time | 24:00:00 | TIME | 86400000000",
                "time | 01:02:03.000004 | TIME | 3723000004",
                "timestamp | 1969-12-31 23:59:59.999999 | TIMESTAMP | -1",
                "timestamp | 4713-01-01 00:00:00 BC | TIMESTAMP | -210863520000000000",
                "timestamp | infinity | TIMESTAMP | 9223372036854775807",
                "timestamp | -infinity | TIMESTAMP | -9223372036854775808",
                "timestamptz | 2000-01-01 01:00:00+01 | INSTANT | 946684800000000",
                "timestamptz | 294276-12-31 23:59:59+00 | INSTANT | 9223372036854775807",
                "interval | 1 mon 2 days 03:00:00 | INTERVAL | P1M2DT3H",
                "uuid | 00112233-4455-6677-8899-aabbccddeeff | UUID | 00112233445566778899aabbccddeeff",
                "json | {\"a\":  1} | JSON | {\"a\":  1}",
                "jsonb | {\"a\":  1} | JSON | {\"a\": 1}",
                "int4[] | {1,2} | OTHER | {1,2}",
                "text[] | {a,NULL} | OTHER | {a,NULL}",
                "timetz | 01:02:03+02 | OTHER | 01:02:03+02",
                "point | (1,2) | OTHER | (1,2)",
                "inet | 10.0.0.1 | OTHER | 10.0.0.1",
                "money | 1 | OTHER | $1.00",
                "oid | 4294967295 | OTHER | 4294967295"
            })
    void aValueArrives(String type, String text, ColumnType expected, String value) throws EngineFailure {
        String sql = "SELECT '" + text + "'::" + type + ", NULL::" + type + " FROM shop.customers LIMIT 2";
        for (int run = 0; run < RUNS; run++) {
            assertThat(rows(shop.seal(sql, 2, "shop.customers"), expected))
                    .containsExactly(
                            List.of(Optional.of(value), Optional.empty()),
                            List.of(Optional.of(value), Optional.empty()));
        }
    }

    private List<List<Optional<String>>> rows(Sealed sealed, ColumnType expected) throws EngineFailure {
        try (Execution execution = shop.run(sealed)) {
            assertThat(execution.columns()).extracting(ResultColumn::type).containsOnly(expected);
            return Cells.rows(execution.columns(), execution.next().orElseThrow());
        }
    }
}
