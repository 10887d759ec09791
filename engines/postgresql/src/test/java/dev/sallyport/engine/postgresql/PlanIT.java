package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans of a server: what a caller is told of them, and what never. */
class PlanIT extends OnShop {
    PlanIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @BeforeEach
    void fill() throws SQLException, EngineFailure {
        database.execute(
                "create table shop.orders (id int primary key, customer int, agent int, kind int, note text)",
                "insert into shop.orders select n, n, n, n, 'canary ' || n from generate_series(1, 20000) n",
                "create index orders_by_customer on shop.orders (customer)",
                "create index orders_by_agent on shop.orders (agent) include (note)",
                "create index orders_of_kind on shop.orders (kind) where note <> 'canary'",
                "create index orders_by_note on shop.orders (note)",
                "create table vault.orders (id int primary key)",
                "insert into vault.orders select generate_series(1, 20000)",
                "create view shop.late as select o.id from shop.orders o where o.note > 'canary 2'",
                "create view shop.vaulted as select id from vault.orders where id = 77123",
                "create table shop.parted (id int, day int) partition by range (day)",
                "create table shop.parted_canary partition of shop.parted for values from (0) to (10)",
                "grant select on all tables in schema shop, vault to shop_reader",
                "analyze");
        shop.engine().refresh();
    }

    @Test
    @Tag("refused")
    void nothingOfAConditionIsInIt() throws EngineFailure {
        for (String sql : List.of(
                "explain select id from orders where note = 'canary 5'",
                "explain select id from orders where customer = 4711 and note like 'canary%' order by note",
                "explain select note, count(*) from orders group by note having count(*) > 4711",
                "explain with canary as materialized (select id from orders where id < 4711) select id from canary",
                "explain select id as canary from orders canary where id in (select id from orders where note > 'canary')")) {
            assertThat(plan(sql))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain("canary", "4711", "note", "rows=", "cost=")
                            .doesNotContainIgnoringCase("filter"));
        }
    }

    @Test
    @Tag("refused")
    void anIndexThatHoldsAMaskedColumnIsHidden() throws EngineFailure {
        assertThat(plan("explain select id from orders where agent = 7"))
                .containsExactly("Index Scan using hidden on shop.orders");
    }

    @Test
    @Tag("refused")
    void anIndexOfSomeRowsIsHidden() throws EngineFailure, SQLException {
        database.execute("create index orders_of_few on shop.orders (kind) where kind < 100", "analyze shop.orders");
        assertThat(plan("explain select id from orders where kind = 7"))
                .containsExactly("Index Scan using hidden on shop.orders");
    }

    @Test
    @Tag("refused")
    void whatAFilterReadsIsHidden() throws EngineFailure {
        assertThat(String.join("\n", plan(filtered("explain select id from orders where customer = 7", ofSecrets()))))
                .contains("orders_by_customer on shop.orders", "on hidden")
                .doesNotContain("secrets", "filter");
    }

    @Test
    @Tag("refused")
    void whatAViewReadsIsHidden() throws EngineFailure {
        assertThat(plan("explain select id from late")).containsExactly("Seq Scan on hidden");
        assertThat(String.join("\n", plan("explain select o.id from vaulted v join orders o on o.id = v.id")))
                .contains("on shop.orders", "using hidden on hidden", "orders_pkey")
                .doesNotContain("vault", "77123");
    }

    @Test
    @Tag("refused")
    void partitionsAreHidden() throws EngineFailure {
        assertThat(plan("explain select id from parted")).containsExactly("Seq Scan on hidden");
    }

    @Test
    @Tag("refused")
    void aTableThatIsAnotherByNowIsNotPlanned() throws EngineFailure, SQLException {
        Sealed sealed = sealed("explain select id from orders where customer = 7");
        database.execute(
                "drop table vault.orders cascade",
                "alter table shop.orders set schema vault",
                "create table shop.orders (id int, customer int)",
                "grant select on shop.orders to shop_reader");
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> shop.read(sealed));
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    @Tag("refused")
    void thePlanThatNobodySealedNamesOfTellsNone() throws EngineFailure {
        String sql = PostgresPlanSealer.WORDS + "SELECT name FROM shop.customers WHERE card = 'canary'";
        assertThat(lines(shop.read(shop.seal(sql, 1, Shop.WIDE)))).containsExactly("Seq Scan on hidden");
    }

    @Test
    void anIndexOfClearColumnsIsTold() throws EngineFailure {
        assertThat(plan("explain select id from orders where customer = 7"))
                .containsExactly("Index Scan using orders_by_customer on shop.orders");
        assertThat(plan("explain select id from orders where customer = $1", new Value.Int(7)))
                .containsExactly("Index Scan using orders_by_customer on shop.orders");
        assertThat(plan("explain (costs off) select id from orders where customer = 7 or id = 9"))
                .containsExactly(
                        "Bitmap Heap Scan on shop.orders",
                        "  -> BitmapOr",
                        "       -> Bitmap Index Scan on orders_by_customer",
                        "       -> Bitmap Index Scan on orders_pkey");
    }

    @Test
    void aMissingIndexIsSeen() throws EngineFailure, SQLException {
        String sql = "explain select count(*) from orders where customer = 7";
        database.execute("drop index shop.orders_by_customer");
        assertThat(plan(sql)).containsExactly("Aggregate", "  -> Seq Scan on shop.orders");
    }

    /** A person who is asked sees the statement; no row of it is looked at. */
    @Test
    void thereIsNothingToLookAtBeforeIt() throws EngineFailure {
        Reading.Understood understood = understood("explain select id from orders", List.of());
        Obligations terms = terms(understood, Optional.empty(), Shop.WIDE);
        Preview preview = shop.engine().preview(understood, shop.engine().seal(understood, terms), terms);
        assertThat(preview.reversibility()).isEqualTo(Preview.Reversibility.NOTHING_TO_UNDO);
        assertThat(preview.affected()).isEmpty();
        assertThat(preview.image()).isEmpty();
    }

    @Test
    void limitsHold() throws EngineFailure {
        Limits one = Shop.limits(1, 1 << 20, 1 << 10, Duration.ofSeconds(30));
        Sealed sealed = sealed("explain select count(*) from orders where note = 'x'", Optional.empty(), one);
        try (Execution execution = shop.run(sealed)) {
            assertThat(execution.next().orElseThrow().rows()).isEqualTo(1);
            assertThat(execution.next()).isEmpty();
            assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
        }
    }

    private List<String> plan(String sql, Value... parameters) throws EngineFailure {
        Sealed sealed = sealed(sql, Optional.empty(), Shop.WIDE, parameters);
        return plan(sealed.bind(List.of(parameters), Duration.ofSeconds(30)));
    }

    private List<String> plan(Sealed sealed) throws EngineFailure {
        return lines(shop.read(sealed));
    }

    private static List<String> lines(List<List<Optional<String>>> rows) {
        return rows.stream().map(row -> row.getFirst().orElseThrow()).toList();
    }

    private Sealed filtered(String sql, RowFilter filter) {
        return sealed(sql, Optional.of(filter), Shop.WIDE);
    }

    private Sealed sealed(String sql) {
        return sealed(sql, Optional.empty(), Shop.WIDE);
    }

    /** Under terms that mask notes, and show everything else. */
    private Sealed sealed(String sql, Optional<RowFilter> filter, Limits limits, Value... parameters) {
        Reading.Understood understood = understood(sql, List.of(parameters));
        return shop.engine().seal(understood, terms(understood, filter, limits));
    }

    private Reading.Understood understood(String sql, List<Value> parameters) {
        Statement statement = new Statement(new Statement.Body.Text(sql), parameters);
        return switch (shop.engine().read(statement, shop.engine().catalog())) {
            case Reading.Understood understood -> understood;
            case Reading.Opaque(var refusal, var _) -> throw new AssertionError(sql + " is refused: " + refusal);
        };
    }

    private Obligations terms(Reading.Understood understood, Optional<RowFilter> filter, Limits limits) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            references.put(effect.reference(), terms(shop.engine().catalog(), effect.target(), filter));
        }
        return new Obligations(references, limits, true, List.of());
    }

    private static TableObligation terms(PostgresCatalog catalog, ObjectName object, Optional<RowFilter> filter) {
        Map<String, Disclosure> columns = new TreeMap<>();
        catalog.relationOfAll(object)
                .orElseThrow()
                .columns()
                .forEach(column -> columns.put(
                        column.name(),
                        column.name().equals("note")
                                ? new Disclosure.Masked(new Mask.Redact(), TestReader.KEY)
                                : new Disclosure.Clear()));
        return new TableObligation("reader", object, columns, filter);
    }

    private RowFilter ofSecrets() {
        return new RowFilter.In(
                "id",
                new ObjectName("shop-pg", database.name(), "shop", "secrets"),
                "id",
                new RowFilter.Compare(
                        "name", RowFilter.Comparison.EQUAL, new RowFilter.Operand.Literal(new Value.Text("filtered"))));
    }
}
