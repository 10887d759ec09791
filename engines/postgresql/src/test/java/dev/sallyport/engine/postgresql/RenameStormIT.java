package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hole T1 under load: tables and schemas change their names all the time, and only what was decided on comes out. */
class RenameStormIT extends OnShop {
    private static final int READS = 400;

    RenameStormIT(TestDatabase database) throws SQLException, EngineFailure {
        super(database);
    }

    @Tag("refused")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table shop.customers rename to kept; alter table shop.secrets rename to customers;"
                        + "alter table shop.kept rename to secrets",
                "alter schema shop rename to kept; alter schema vault rename to shop;"
                        + "alter schema kept rename to vault",
                "alter table shop.customers set schema aside; alter table vault.customers set schema shop;"
                        + "alter table aside.customers set schema vault"
            })
    void noReadSeesTheOtherTable(String swap) throws Exception {
        database.execute("create schema if not exists aside");
        String clear = clearTable();
        AtomicBoolean done = new AtomicBoolean();
        Thread storm = Thread.ofVirtual().start(() -> swapUntil(done, swap));
        int complete = 0;
        try {
            for (int i = 0; i < READS; i++) {
                complete += read(i, clear);
            }
        } finally {
            done.set(true);
            storm.join();
        }
        assertThat(complete).isPositive();
    }

    /** The oid of the table whose rows may be seen. */
    private String clearTable() {
        return shop.relation("shop.customers").description().id();
    }

    private int read(int number, String clear) {
        Optional<PostgresRelation> customers = shop.engine().catalog().relation("shop", "customers");
        boolean isClear = customers.map(relation -> relation.description().id()).equals(Optional.of(clear));
        if (!isClear) {
            refresh();
            return 0;
        }
        String output = number % 2 == 0 ? "name" : "max(name)";
        try {
            assertThat(shop.read(shop.seal("SELECT " + output + " FROM shop.customers", 1, "shop.customers")))
                    .isNotEmpty()
                    .allMatch(row -> row.getFirst().orElseThrow().startsWith("clear "))
                    .hasSize(number % 2 == 0 ? 3 : 1);
            return 1;
        } catch (EngineFailure failure) {
            assertThat(failure.reason()).isIn(List.of(Reason.CATALOG_CHANGED, Reason.CONFLICT));
            return 0;
        }
    }

    private void refresh() {
        try {
            shop.engine().refresh();
        } catch (EngineFailure failure) {
            throw new AssertionError(failure.errorClass(), failure);
        }
    }

    private void swapUntil(AtomicBoolean done, String swap) {
        try {
            while (!done.get()) {
                database.execute(swap);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
