package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn.Origin;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins, parameters, limits and errors of one execution. */
class ExecutionGuardIT extends OnServer {
    private static final List<Origin> CLEAR = List.of(Origin.CLEAR);

    ExecutionGuardIT(TestDatabase database) throws SQLException, EngineFailure {
        super(
                database,
                "CREATE TABLE customers (id INT PRIMARY KEY, card VARCHAR(40), amount INT UNSIGNED)",
                "INSERT INTO customers VALUES (1, '4711', 1), (2, '4712', 2), (3, NULL, 3)");
    }

    private String guard() {
        MySqlRelation customers = relation("customers");
        return Grounds.guard(customers, "card");
    }

    @ParameterizedTest
    @Tag("refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "CLEAR | SELECT card FROM (SELECT card FROM customers LIMIT 18446744073709551615) AS x",
                "CLEAR | SELECT x.card FROM customers AS x",
                "MASKED | SELECT x.id FROM customers AS x",
                "CLEAR | SELECT card AS id FROM (SELECT card FROM customers LIMIT 18446744073709551615) AS x",
                "MASKED | SELECT id FROM (SELECT card AS id FROM customers LIMIT 18446744073709551615) AS x",
                "DERIVED_FROM_MASK | SELECT x FROM (SELECT card AS x FROM customers LIMIT 18446744073709551615) AS y"
            })
    void aGuardedColumnIsNeverTheOriginOfAnOutput(Origin origin, String sql) {
        EngineFailure failure = failure(seal(sql, List.of(origin), List.of(guard()), WIDE, "customers"));
        assertThat(failure.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(failure.errorClass()).isEqualTo("TRIPWIRE");
    }

    /** MariaDB would say the same of a derived table of this name. */
    @ParameterizedTest
    @Tag("refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "CLEAR | SELECT card FROM customers",
                "CLEAR | SELECT card AS id FROM customers",
                "MASKED | SELECT card FROM customers",
                "MASKED | SELECT id FROM customers",
                "CLEAR | SELECT CARD FROM customers GROUP BY card"
            })
    void aGuardedColumnOfATableIsNeverTheOriginOfAnOutputOnMySql(Origin origin, String sql) {
        EngineFailure failure = failure(seal(sql, List.of(origin), List.of(guard()), WIDE, "customers"));
        assertThat(failure == null ? "" : failure.errorClass()).isEqualTo(isMariaDb() ? "" : "TRIPWIRE");
    }

    @Test
    @Tag("refused")
    void aGuardOfWhatTheClosureDoesNotHoldStopsTheRead() {
        assertThat(failure(seal("SELECT id FROM customers", CLEAR, List.of("customers/9-0"), WIDE, "customers"))
                        .errorClass())
                .isEqualTo("GUARDS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLEAR | SELECT id FROM customers",
                "CLEAR | SELECT y FROM (SELECT id AS y FROM customers LIMIT 18446744073709551615) AS customers",
                "MASKED | SELECT card FROM (SELECT id, LEFT(card, 1) AS card FROM customers LIMIT 18446744073709551615)"
                        + " AS customers",
                "MASKED | SELECT card FROM (SELECT id, LEFT(card, 1) AS card FROM customers) AS customers",
                "DERIVED_FROM_MASK | SELECT card FROM (SELECT id, LEFT(card, 1) AS card FROM customers) AS customers"
                        + " GROUP BY card",
                "DERIVED_FROM_MASK | SELECT DISTINCT card FROM (SELECT id, LEFT(card, 1) AS card FROM customers"
                        + " LIMIT 18446744073709551615) AS customers ORDER BY card"
            })
    void anExpressionOverAGuardedColumnIsNotTheColumn(Origin origin, String sql) throws EngineFailure {
        assertThat(read(seal(sql, List.of(origin), List.of(guard()), WIDE, "customers")))
                .isNotEmpty();
    }

    @Test
    @Tag("refused")
    void aLongParameterIsNotLookedFor() {
        List<Value> parameters = List.of(new Value.Text("a".repeat(257)));
        Sealed sealed =
                seal("SELECT id FROM customers WHERE card LIKE ?", parameters, CLEAR, List.of(), WIDE, "customers");
        assertThat(failure(sealed).refusal().rule()).isEqualTo("functions.size");
    }

    @Test
    @Tag("refused")
    void onlyASealedReadWithItsParametersAndSettingsRuns() {
        Sealed good = seal("SELECT 1", 1);
        List<Sealed.Parameter> open = List.of(new Sealed.Parameter.Caller(1));
        for (Sealed bad : List.of(
                with(good, OperationKind.READ, open, good.settings()),
                with(good, OperationKind.READ, good.parameters(), List.of("sql_mode=")),
                with(good, OperationKind.WRITE, good.parameters(), good.settings()),
                seal("SELECT 1, 2", 1))) {
            assertThat(failure(bad).reason()).isEqualTo(Reason.INTERNAL);
        }
        assertThat(failure(with(good, OperationKind.UNKNOWN, good.parameters(), good.settings()))
                        .reason())
                .isEqualTo(Reason.UNSUPPORTED);
        assertThat(failure(seal("SELECT 1; SELECT 2", 1)).reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    private static Sealed with(
            Sealed sealed, OperationKind kind, List<Sealed.Parameter> parameters, List<String> settings) {
        return new Sealed(
                kind,
                sealed.canonical(),
                parameters,
                settings,
                sealed.closure(),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(
            strings = {
                "INSERT INTO customers VALUES (9, '', 1)",
                "DELETE FROM customers",
                "TRUNCATE TABLE customers",
                "CREATE TABLE more (id INT)"
            })
    void nothingIsWrittenEvenIfATextSaysSo(String sql) throws EngineFailure {
        assertThat(failure(seal(sql, 1, "customers"))).isNotNull();
        assertThat(readOne("SELECT COUNT(*) FROM customers", "customers")).isEqualTo("3");
    }

    @Test
    void parametersKeepTheirTypes() throws EngineFailure {
        List<Value> values = List.of(
                new Value.Bool(true),
                new Value.Int(Long.MIN_VALUE),
                new Value.Float(0.5),
                new Value.Decimal(new BigDecimal("12.50")),
                new Value.Text("a'\\\"`é😀"),
                new Value.Bytes(new byte[] {0, 39, -1}),
                new Value.Date(1),
                new Value.Timestamp(1_500_000),
                new Value.Uuid(new UUID(1, 2)),
                new Value.Null());
        String sql = "SELECT CONCAT_WS('|', ?, ?, ?, ?, HEX(?), HEX(?), ?, CAST(? AS DATETIME(6)), ?, ?)";
        assertThat(read(seal(sql, values, CLEAR, List.of(), WIDE))
                        .getFirst()
                        .getFirst()
                        .orElseThrow())
                .isEqualTo("1|-9223372036854775808|0.5|12.50|61275C2260C3A9F09F9880|0027FF|1970-01-02|"
                        + "1970-01-01 00:00:01.500000|00000000-0000-0001-0000-000000000002");
    }

    @ParameterizedTest
    @Tag("refused")
    @ValueSource(longs = {-1, 24L * 60 * 60 * 1_000_000})
    void aTimeThatIsOnNoDayIsNoParameter(long micros) {
        assertThat(failure(seal("SELECT ?", List.of(new Value.Time(micros)), CLEAR, List.of(), WIDE))
                        .reason())
                .isEqualTo(Reason.BAD_PARAMETER);
    }

    @Test
    void rowsEndAtTheLimitAndSaySo() throws EngineFailure {
        Limits two = new Limits(2, 1 << 20, 1 << 20, 0, Duration.ofSeconds(9));
        for (int i = 0; i < 5; i++) {
            try (Execution execution = TestRun.open(
                    engine(), seal("SELECT id FROM customers ORDER BY id", CLEAR, List.of(), two, "customers"))) {
                assertThat(Cells.rows(execution)).containsExactly(List.of(Optional.of("1")), List.of(Optional.of("2")));
                assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
            }
        }
        Limits three = new Limits(3, 1 << 20, 1 << 20, 0, Duration.ofSeconds(9));
        try (Execution execution =
                TestRun.open(engine(), seal("SELECT id FROM customers", CLEAR, List.of(), three, "customers"))) {
            assertThat(Cells.rows(execution)).hasSize(3);
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
        }
    }

    @Test
    void bytesEndAtTheLimitAndTheRestIsNotWaitedFor() throws EngineFailure {
        Limits few = new Limits(Long.MAX_VALUE, 100_000, 1 << 20, 0, Duration.ofSeconds(50));
        String sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
                + " SELECT REPEAT('x', 1000) FROM n AS a, n AS b";
        long start = System.nanoTime();
        try (Execution execution = TestRun.open(engine(), seal(sql, CLEAR, List.of(), few))) {
            assertThat(Cells.rows(execution)).hasSizeBetween(90, 100);
            assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(readOne("SELECT 1")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT amount - 10 FROM customers | BAD_VALUE",
                "SELECT nothing FROM customers | NOT_UNDERSTOOD",
                "SELECT 1 FROM nothing | CATALOG_CHANGED",
                "SELECT (SELECT id FROM customers) | BAD_VALUE",
                "SELECT FROM | NOT_UNDERSTOOD",
                "SELECT nothing(1) | NOT_UNDERSTOOD",
                "SELECT EXP(10000) | BAD_VALUE",
                "SELECT ST_GeomFromText('x') | BAD_VALUE"
            })
    void anErrorIsToldInOurOwnWords(String sql, Reason reason) {
        EngineFailure failure = failure(seal(sql, 1, "customers"));
        if (sql.contains("ST_") && isMariaDb()) {
            assertThat(failure).isNull();
            return;
        }
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.getMessage()).doesNotContain("customers").doesNotContain("myrun");
        assertThat(failure.errorClass()).matches("[0-9]{4}");
    }
}
