package dev.sallyport.engine.mysql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of every type arrive as what the server itself writes for them. */
class DecodingIT extends OnServer {
    DecodingIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tinyint | INT8 | -128,127,0",
                "tinyint(1) | INT8 | 0,1,2",
                "tinyint unsigned | INT16 | 0,255",
                "smallint | INT16 | -32768,32767",
                "smallint unsigned | INT32 | 0,65535",
                "mediumint | INT32 | -8388608,8388607",
                "mediumint unsigned | INT32 | 16777215",
                "int | INT32 | -2147483648,2147483647",
                "int unsigned | INT64 | 4294967295",
                "bigint | INT64 | -9223372036854775808,9223372036854775807",
                "bigint unsigned | UINT64 | 0,9223372036854775808,18446744073709551615",
                "year | INT16 | 1901,2155",
                "decimal(65,30) | DECIMAL | 12345678901234567890123456789012345.123456789012345678901234567890,-0.5",
                "decimal(10,0) unsigned | DECIMAL | 9999999999",
                "char(5) | TEXT | 'é','ab  '",
                "varchar(20) | TEXT | '','日本','😀 \\'x'",
                "varchar(20) character set latin1 | TEXT | 'é','ß'",
                "tinytext | TEXT | 'x'",
                "text | TEXT | 'x'",
                "mediumtext | TEXT | 'x'",
                "longtext | TEXT | 'x'",
                "enum('a','é') | TEXT | 'a','é'",
                "set('x','y') | TEXT | 3,0,'y'",
                "time | OTHER | '00:00:00','23:59:59','-838:59:59','838:59:59'",
                "time(6) | OTHER | '-25:00:01.000002','12:34:56.789'",
                "time(2) | OTHER | '12:34:56.78'"
            })
    void aValueArrivesAsTheServerWritesIt(String type, ColumnType expected, String values)
            throws SQLException, EngineFailure {
        fill(type, values);
        List<List<Optional<String>>> texts = rows("SELECT CAST(v AS CHAR) FROM t ORDER BY id", ColumnType.TEXT);
        assertThat(texts).hasSizeGreaterThan(1);
        assertThat(rows("SELECT v FROM t ORDER BY id", expected)).isEqualTo(texts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bit(1) | BOOL | b'0',b'1' | false,true",
                "bit(9) | UINT64 | b'100000001' | 257",
                "bit(64) | UINT64 | 18446744073709551615 | 18446744073709551615",
                "float | FLOAT32 | 1.5,-0.1 | 1.5,-0.1",
                "double | FLOAT64 | 1.5e300,0.1 | 1.5E300,0.1",
                "binary(3) | BYTES | x'00ff' | 00ff00",
                "varbinary(9) | BYTES | x'00ff','' | 00ff,",
                "blob | BYTES | x'01' | 01"
            })
    void whatIsNoTextArrivesAsItIs(String type, ColumnType expected, String values, String cells)
            throws SQLException, EngineFailure {
        fill(type, values);
        assertThat(rows("SELECT v FROM t ORDER BY id", expected).stream()
                        .map(row -> row.getFirst().orElse("null"))
                        .toList())
                .containsExactly((cells + ",null").split(",", -1));
    }

    @Test
    void daysAndMomentsAreNumbers() throws SQLException, EngineFailure {
        database.execute(
                "CREATE TABLE t (d DATE, t DATETIME(6), s TIMESTAMP(3) NULL)",
                "SET time_zone = '+00:00'",
                "INSERT INTO t VALUES ('0001-02-03', '9999-12-31 23:59:59.999999', '2026-01-02 03:04:05.678'),"
                        + " ('1969-12-31', '1969-12-31 23:59:59', NULL)");
        try (Execution execution = TestRun.open(engine(), seal("SELECT d, t, s FROM t ORDER BY d", 3))) {
            assertThat(execution.columns())
                    .extracting("type")
                    .containsExactly(ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.INSTANT);
            assertThat(Cells.rows(execution))
                    .containsExactly(
                            List.of(
                                    Optional.of(
                                            Long.toString(LocalDate.of(1, 2, 3).toEpochDay())),
                                    Optional.of(micros(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000))),
                                    Optional.of(micros(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000)))),
                            List.of(
                                    Optional.of("-1"),
                                    Optional.of(micros(LocalDateTime.of(1969, 12, 31, 23, 59, 59))),
                                    Optional.empty()));
        }
    }

    private static String micros(LocalDateTime time) {
        return Long.toString(ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time));
    }

    /** R8: a column keeps its type; what is no day is left out, said so, and can be asked for as a text. */
    @Test
    void r8ADayThatIsNoneIsLeftOutAndCounted() throws SQLException, EngineFailure {
        database.execute("CREATE TABLE t (d DATE, t DATETIME, s TIMESTAMP NULL)");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET sql_mode = 'ALLOW_INVALID_DATES'");
            statement.execute("INSERT INTO t VALUES ('0000-00-00', '2026-02-00 01:00:00', '0000-00-00'),"
                    + " ('2026-02-31', NULL, NULL)");
        }
        try (Execution execution = TestRun.open(engine(), seal("SELECT d, t, s FROM t", 3))) {
            assertThat(Cells.rows(execution))
                    .hasSize(2)
                    .allMatch(row -> row.stream().allMatch(Optional::isEmpty));
            assertThat(execution.truncatedCells()).isEqualTo(4);
            execution.commit();
        }
        assertThat(read(seal("SELECT CAST(d AS CHAR) FROM t", 1)))
                .containsExactly(List.of(Optional.of("0000-00-00")), List.of(Optional.of("2026-02-31")));
    }

    @Test
    void documentsAndShapesAreTexts() throws SQLException, EngineFailure {
        database.execute(
                "CREATE TABLE t (j JSON, g GEOMETRY)",
                "INSERT INTO t VALUES ('{\"a\": [1, \"é\"]}', POINT(1, 2)), (NULL, NULL)");
        ColumnType json = isMariaDb() ? ColumnType.TEXT : ColumnType.JSON;
        assertThat(rows("SELECT j FROM t", json).getFirst().getFirst()).contains("{\"a\": [1, \"é\"]}");
        assertThat(rows("SELECT g FROM t", ColumnType.OTHER).getFirst().getFirst())
                .isEqualTo(rows("SELECT LOWER(HEX(g)) FROM t", ColumnType.TEXT)
                        .getFirst()
                        .getFirst());
    }

    @Test
    void aCellThatIsTooLongIsCutAtACharacterOrLeftOut() throws SQLException, EngineFailure {
        database.execute("CREATE TABLE t (v TEXT, b BLOB)", "INSERT INTO t VALUES (REPEAT('é', 50), REPEAT('a', 50))");
        var limits = new dev.sallyport.operation.Limits(10, 1 << 20, 5, 0, java.time.Duration.ofSeconds(9));
        var clear = dev.sallyport.engine.ResultColumn.Origin.CLEAR;
        try (Execution execution = TestRun.open(
                engine(),
                seal("SELECT v, b, JSON_ARRAY(1, 2, 3) FROM t", List.of(clear, clear, clear), List.of(), limits))) {
            List<Optional<String>> row = Cells.rows(execution).getFirst();
            assertThat(row.subList(0, 2))
                    .containsExactly(
                            Optional.of("éé"), Optional.of(HexFormat.of().formatHex("aaaaa".getBytes(UTF_8))));
            assertThat(execution.truncatedCells()).isEqualTo(3);
        }
    }

    private void fill(String type, String values) throws SQLException {
        String rows = "(" + String.join("),(", values.split(",")) + ")";
        database.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v " + type + ")");
        database.execute("INSERT INTO t (v) VALUES " + rows + ", (NULL)");
    }

    private List<List<Optional<String>>> rows(String sql, ColumnType type) throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), seal(sql, 1))) {
            assertThat(execution.columns().getFirst().type()).isEqualTo(type);
            List<List<Optional<String>>> rows = Cells.rows(execution);
            assertThat(execution.truncatedCells()).isZero();
            execution.commit();
            return rows;
        }
    }
}
