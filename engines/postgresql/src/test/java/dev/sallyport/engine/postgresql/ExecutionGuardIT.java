package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.sql.rewrite.Grounds;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Batches, limits, ends and errors of one execution. */
class ExecutionGuardIT extends OnShop {
    ExecutionGuardIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Test
    @Tag("refused")
    void aGuardedColumnIsNeverTheOriginOfAnOutput() {
        String guard = Grounds.guard(shop.relation("shop.customers"), "card");
        for (String sql : List.of(
                "SELECT id, card FROM shop.customers",
                "SELECT id, alias FROM (SELECT id, card AS alias FROM shop.customers OFFSET 0) AS inside")) {
            for (int i = 0; i < 3; i++) {
                EngineFailure failure =
                        failure(shop.seal(sql, 2, Shop.WIDE, List.of(), List.of(guard), "shop.customers"));
                assertThat(failure.reason()).isEqualTo(Reason.INTERNAL);
                assertThat(failure.errorClass()).isEqualTo("TRIPWIRE");
            }
        }
    }

    @Test
    void anExpressionOverAGuardedColumnIsNotTheColumn() throws EngineFailure {
        String guard = Grounds.guard(shop.relation("shop.customers"), "card");
        String sql = "SELECT id, left(card, 1) FROM shop.customers";
        assertThat(shop.read(shop.seal(sql, 2, Shop.WIDE, List.of(), List.of(guard), "shop.customers")))
                .hasSize(3);
    }

    @Test
    void rowsComeInNoOrderOfAGuardedColumn() throws EngineFailure, SQLException {
        shop.database()
                .execute(
                        "create table shop.staff (id int, pay int, about text)",
                        "insert into shop.staff select n, 5000 - n, repeat('x', 500) from generate_series(1, 4000) n",
                        "create index on shop.staff (pay) include (id)",
                        "grant select on shop.staff to public");
        shop.engine().refresh();
        beReadFromIndexesAlone("staff");
        PostgresRelation staff = shop.relation("shop.staff");
        String guard = Grounds.guard(staff, "pay");
        Sealed sealed = shop.seal(
                "SELECT id FROM shop.staff LIMIT 3000", 1, Shop.WIDE, List.of(), List.of(guard), "shop.staff");
        for (int i = 0; i < 3; i++) {
            assertThat(shop.read(sealed)).first().isEqualTo(List.of(Optional.of("1")));
        }
    }

    /** What a look at the catalog holds on to is not cleaned up meanwhile. */
    private void beReadFromIndexesAlone(String table) throws EngineFailure, SQLException {
        Sealed visible =
                shop.seal("SELECT relallvisible > 0 FROM pg_catalog.pg_class WHERE relname = '" + table + "'", 1);
        for (int tries = 0; tries < 100 && shop.read(visible).equals(List.of(List.of(Optional.of("false")))); tries++) {
            shop.database().execute("vacuum analyze shop." + table);
        }
        assertThat(shop.read(visible)).containsExactly(List.of(Optional.of("true")));
    }

    @Test
    @Tag("refused")
    void onlyASealedReadWithItsParametersAndSettingsRuns() {
        Sealed good = shop.seal("SELECT 1", 1);
        List<Sealed.Parameter> open = List.of(new Sealed.Parameter.Caller(1));
        for (Sealed bad : List.of(
                with(good, OperationKind.WRITE, good.parameters(), good.settings()),
                with(good, OperationKind.READ, open, good.settings()),
                with(good, OperationKind.READ, good.parameters(), List.of("search_path=public")),
                shop.seal("SELECT 1, 2", 1),
                shop.seal("SELECT 1; SELECT 2", 1))) {
            assertThat(failure(bad).reason()).isEqualTo(Reason.INTERNAL);
        }
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

    @Test
    void sessionsAreTaggedWithTheAuditIndexAndTimedOut() throws EngineFailure {
        assertThat(shop.read(shop.seal(
                        "SELECT current_setting('application_name'), current_setting('statement_timeout')", 2)))
                .containsExactly(List.of(Optional.of("sallyport:7"), Optional.of("29749ms")));
    }

    @Test
    @Tag("refused")
    void aParameterOutsideTheRangeOfItsKindIsRefused() {
        for (Value value : List.of(new Value.Time(Long.MAX_VALUE), new Value.Time(-1))) {
            EngineFailure failure = failure(shop.seal("SELECT ?", 1, Shop.WIDE, List.of(value), List.of()));
            assertThat(failure.reason()).isEqualTo(Reason.BAD_PARAMETER);
            assertThat(failure.errorClass()).isEqualTo("22003");
        }
    }

    @Test
    void everyKindOfParameterArrivesAsItsType() throws EngineFailure {
        List<Value> values = List.of(
                new Value.Int(Long.MIN_VALUE),
                new Value.Text("it's '; \\ ?"),
                new Value.Null(),
                new Value.Bool(true),
                new Value.Bytes(new byte[] {0, 1, -1}),
                new Value.Date(-800_000),
                new Value.Timestamp(-1),
                new Value.Json("{\"a\": 1}"));
        String sql = "SELECT ?, ?, ?::text, ?, ?, ?, ?, ?";
        assertThat(shop.read(shop.seal(sql, 8, Shop.WIDE, values, List.of())))
                .containsExactly(List.of(
                        Optional.of("-9223372036854775808"),
                        Optional.of("it's '; \\ ?"),
                        Optional.empty(),
                        Optional.of("true"),
                        Optional.of("0001ff"),
                        Optional.of("-800000"),
                        Optional.of("-1"),
                        Optional.of("{\"a\": 1}")));
    }
}
