package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holes T1 and T2: what was decided on is what runs, whatever happens to the catalog between. */
class ClosureIT extends OnShop {
    private static final String SWAP = "alter table shop.customers rename to kept;"
            + "alter table shop.secrets rename to customers; alter table shop.kept rename to secrets";
    private static final String SWAP_SCHEMAS =
            "alter schema shop rename to kept; alter schema vault rename to shop; alter schema kept rename to vault";

    ClosureIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    private static List<Optional<String>> row(String... cells) {
        return java.util.Arrays.stream(cells).map(Optional::of).toList();
    }

    private Sealed names() {
        return shop.seal("SELECT \"name\" FROM \"shop\".\"customers\" ORDER BY 1", 1, "shop.customers");
    }

    private void assertRefused(Sealed sealed) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> shop.read(sealed));
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                SWAP,
                SWAP + ";" + SWAP,
                SWAP_SCHEMAS,
                SWAP_SCHEMAS + ";" + SWAP_SCHEMAS,
                "alter table shop.customers rename to gone",
                "alter table shop.customers rename to gone; alter table shop.gone rename to customers",
                "alter table shop.customers set schema vault_only",
                "alter table shop.customers set schema vault_only; alter table shop.secrets rename to customers",
                "alter table shop.customers set schema vault_only; alter table vault_only.customers set schema shop",
                "drop table shop.customers",
                "drop table shop.customers; create table shop.customers (id int primary key, name text, card text);"
                        + "grant select on shop.customers to shop_reader",
                "drop table shop.customers; create view shop.customers as select * from vault.customers;"
                        + "grant select on shop.customers to shop_reader",
                "alter schema shop rename to gone; alter schema gone rename to shop",
                "alter table shop.customers rename name to gone",
                "alter table shop.customers rename name to n; alter table shop.customers rename card to name;"
                        + "alter table shop.customers rename n to card",
                "alter table shop.customers drop column name",
                "alter table shop.customers drop column name; alter table shop.customers add name text",
                "alter table shop.customers alter name type varchar(3) using left(name, 3)",
                "alter table shop.customers add hidden text",
                "create table shop.child () inherits (shop.customers)",
                "alter table shop.customers enable row level security",
                "create rule r as on insert to shop.customers do instead nothing"
            })
    void aChangeBetweenDecisionAndRunIsRefused(String change) throws SQLException {
        database.execute("drop schema if exists vault_only cascade", "create schema vault_only");
        Sealed sealed = names();
        database.execute(change);
        assertRefused(sealed);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(strings = {SWAP, SWAP_SCHEMAS, SWAP + ";" + SWAP, SWAP_SCHEMAS + ";" + SWAP_SCHEMAS})
    void aPreparedStatementIsNoWayAround(String change) throws Exception {
        Sealed sealed = names();
        for (int i = 0; i < 8; i++) {
            assertThat(shop.read(sealed)).hasSize(3);
        }
        database.execute(change);
        for (int i = 0; i < 8; i++) {
            assertRefused(sealed);
        }
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM shop.customers",
                "SELECT max(name) FROM shop.customers",
                "SELECT EXISTS (SELECT FROM shop.customers WHERE id = 7)",
                "SELECT 1 FROM shop.customers WHERE false"
            })
    void anUngrantedTableIsNotReadThroughAnAggregate(String sql) throws Exception {
        Sealed sealed = shop.seal(sql, 1, "shop.customers");
        database.execute(SWAP);
        assertRefused(sealed);
    }

    @Test
    @Tag("refused")
    void anErrorOfTheWrongTableIsNotPassedOn() throws Exception {
        Sealed sealed = shop.seal("SELECT 1 / (id - 7) FROM shop.customers", 1, "shop.customers");
        assertThat(shop.read(sealed)).hasSize(3);
        database.execute(SWAP);
        assertRefused(sealed);
    }

    @Test
    @Tag("refused")
    void anErrorOfTheWrongTableIsNotPassedOnAlsoWhenItIsBack() throws Exception {
        Sealed sealed = shop.seal("SELECT 1 / (id - 2) FROM shop.customers", 1, "shop.customers");
        database.execute(SWAP + ";" + SWAP);
        assertRefused(sealed);
    }

    @Test
    void theStatementsOwnLocksHoldTheDefinitionUntilItEnds() throws Exception {
        Sealed sealed = shop.seal("SELECT name FROM shop.customers, generate_series(1, 1000)", 1, "shop.customers");
        try (Execution execution = shop.run(sealed);
                var administrator = database.connect();
                var statement = administrator.createStatement()) {
            assertThat(execution.next().map(Batch::rows)).contains(64);
            statement.execute("set lock_timeout = '50ms'");
            SQLException refused = catchThrowableOfType(SQLException.class, () -> statement.execute(SWAP));
            assertThat(refused.getSQLState()).isEqualTo("55P03");
        }
        database.execute(SWAP);
    }

    @Test
    void theRetryAfterAChangeIsResolvedOnWhatIsThere() throws Exception {
        assertRefused(renamedAfterSeal());
        assertThat(shop.read(shop.seal("SELECT name FROM shop.kept", 1, "shop.kept")))
                .hasSize(3);
    }

    @Test
    void whatIsRefusedForAChangeAloneCostsNoConnection() throws Exception {
        Sealed backend = shop.seal("SELECT pg_backend_pid()", 1);
        var first = shop.read(backend);
        Sealed sealed = names();
        database.execute(
                "alter table shop.customers rename to elsewhere", "alter table shop.elsewhere rename to customers");
        assertRefused(sealed);
        assertThat(shop.read(backend)).isEqualTo(first);
    }

    private Sealed renamedAfterSeal() throws SQLException {
        Sealed sealed = names();
        database.execute("alter table shop.customers rename to kept");
        return sealed;
    }

    @Test
    void whatDoesNotChangeTheMeaningIsNoChange() throws Exception {
        Sealed sealed = names();
        database.execute(
                "insert into shop.customers values (4, 'clear 4', 'card 4')",
                "update shop.customers set card = 'x' where id = 1",
                "analyze shop.customers",
                "vacuum shop.customers",
                "create index on shop.customers (name)",
                "alter table shop.secrets rename to others");
        assertThat(shop.read(sealed)).hasSize(4).contains(row("clear 4"));
    }

    @Test
    @Tag("refused")
    void aPartitionThatCameLaterIsRefused() throws Exception {
        database.execute(
                "create table shop.events (id int, at date) partition by range (at)",
                "create table shop.events_1 partition of shop.events for values from ('2026-01-01') to ('2026-02-01')",
                "grant select on shop.events to shop_reader");
        shop.engine().refresh();
        Sealed sealed = shop.seal("SELECT id FROM shop.events", 1, "shop.events");
        assertThat(shop.read(sealed)).isEmpty();
        database.execute("create table shop.events_2 partition of shop.events"
                + " for values from ('2026-02-01') to ('2026-03-01')");
        assertRefused(sealed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create or replace view shop.names as select name, card from shop.customers where id > 1",
                "create or replace view shop.names as select name, name as card from shop.customers",
                "alter view shop.names set (security_barrier = true)",
                "drop view shop.names",
                "alter view shop.names rename column card to number",
            })
    @Tag("refused")
    void aViewThatStandsForSomethingElseIsRefused(String change) throws Exception {
        database.execute("create view shop.names as select name, card from shop.customers");
        shop.engine().refresh();
        Sealed sealed = shop.seal("SELECT name FROM shop.customers", 1, "shop.customers", "shop.names");
        assertThat(shop.read(sealed)).isNotEmpty();
        database.execute(change);
        assertRefused(sealed);
    }
}
