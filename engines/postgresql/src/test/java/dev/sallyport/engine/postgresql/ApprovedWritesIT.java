package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A write that a person approved changes the rows that the person was shown, or none. */
final class ApprovedWritesIT extends OnWriteShop {
    private static final String DELETE = "delete from notes where id < 3";

    ApprovedWritesIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    private Sealed approved(String sql, Value... parameters) throws EngineFailure {
        Reading.Understood understood = shop.understood(sql, parameters);
        Sealed sealed = shop.seal(sql, parameters);
        Preview preview = shop.engine.preview(understood, sealed, shop.obligations(understood));
        return sealed.expecting(preview);
    }

    private void assertRefused(Sealed sealed, Map<String, String> kept) throws SQLException {
        assertThat(failure(sealed).refusal())
                .isEqualTo(new Refusal(
                        Reason.APPROVAL_INVALID,
                        "the rows that this operation would change are not those that were approved any more; nothing was changed",
                        "approvals.rows",
                        "ask for a new approval"));
        assertThat(shop.digest()).isEqualTo(kept);
    }

    @Test
    @Tag("refused")
    void aRowThatIsAnotherByNowIsNotChanged() throws EngineFailure, SQLException {
        Sealed sealed = approved(DELETE);
        database.execute("update shop.notes set line = 'other' where id = 2");
        assertRefused(sealed, shop.digest());
    }

    @Test
    @Tag("refused")
    void oneRowMoreIsNotChanged() throws EngineFailure, SQLException {
        Sealed sealed = approved(DELETE);
        database.execute("insert into shop.notes values (0, 'new')");
        assertRefused(sealed, shop.digest());
    }

    @Test
    @Tag("refused")
    void oneRowLessIsNotChanged() throws EngineFailure, SQLException {
        Sealed sealed = approved("update notes set line = $1 where id > $2", new Value.Text("x"), new Value.Int(3));
        database.execute("delete from shop.notes where id = 5");
        assertRefused(sealed, shop.digest());
    }

    /** Where the rows are not pictured, the number alone holds. */
    @Test
    @Tag("refused")
    void moreRowsThanWereShownAreUndone() throws EngineFailure, SQLException {
        Sealed sealed = shop.seal("update notes set line = 'x' where id < 3");
        Preview one = new Preview(
                OptionalLong.of(1), Optional.empty(), List.of(), List.of(), Preview.Reversibility.CONTENTS_LOST);
        Map<String, String> before = shop.digest();
        EngineFailure failure = failure(sealed.expecting(one));
        assertThat(failure.reason()).isEqualTo(Reason.LIMIT);
        assertThat(failure.refusal().message())
                .isEqualTo("the statement would change more than `1` rows; nothing was changed");
        assertThat(shop.digest()).isEqualTo(before);
    }

    /** Somebody changes a row behind the count, while the write waits for it. */
    @Test
    @Tag("refused")
    void aRowThatIsChangedMeanwhileIsAConflict() throws Exception {
        Sealed sealed = approved(DELETE);
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update shop.notes set line = 'other' where id = 2");
            CompletableFuture<EngineFailure> failure = CompletableFuture.supplyAsync(() -> failure(sealed));
            awaitLock();
            other.commit();
            assertThat(failure.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CONFLICT);
            assertThat(failure.get().errorClass()).isEqualTo("40001");
        }
        assertThat(shop.digest().get("notes")).contains("(1,\"line 1\")").contains("(2,other)");
    }

    /** The snapshot of the write does not show what came behind it, but it runs all the same. */
    @Test
    @Tag("refused")
    void aTriggerThatCameBehindTheCountStopsTheWrite() throws Exception {
        Sealed sealed = approved(DELETE);
        Map<String, String> before = shop.digest();
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "create trigger stamp before delete on shop.notes for each row" + " execute function shop.stamp()");
            CompletableFuture<EngineFailure> failure = CompletableFuture.supplyAsync(() -> failure(sealed));
            awaitLock();
            other.commit();
            assertThat(failure.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        }
        assertThat(shop.digest()).isEqualTo(before);
    }

    private void awaitLock() {
        await().atMost(Duration.ofSeconds(20)).until(this::isLocked);
    }

    private boolean isLocked() throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select exists (select from pg_stat_activity"
                                + " where datname = current_database() and usename = 'shop_writer' and wait_event_type = 'Lock')")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    @Test
    void theSameRowsAreChanged() throws EngineFailure, SQLException {
        try (Execution execution = shop.open(approved(DELETE + " returning id"))) {
            assertThat(WriteShop.rows(execution)).containsExactly("[1]", "[2]");
            assertThat(execution.affected()).isEqualTo(2);
            assertThat(execution.transaction()).isPresent();
            execution.commit();
        }
        assertThat(shop.digest().get("notes")).doesNotContain("line 1").contains("line 3");
    }

    @Test
    void theSameRowsAreChangedByParametersAndOtherTables() throws EngineFailure, SQLException {
        Sealed sealed = approved(
                "update notes n set line = $2 from lines l where l.nr > n.id and n.id < $1",
                new Value.Int(3),
                new Value.Text("met"));
        try (Execution execution = shop.open(sealed)) {
            assertThat(execution.affected()).isEqualTo(2);
            execution.commit();
        }
        assertThat(shop.digest().get("notes"))
                .contains("(1,met)")
                .contains("(2,met)")
                .contains("(3,\"line 3\")");
    }

    @Test
    void rowsThatComeAlongAreChangedToo() throws EngineFailure {
        try (Execution execution = shop.open(approved("delete from orders where id = 1"))) {
            assertThat(execution.affected()).isGreaterThan(1);
            execution.commit();
        }
    }

    /** It is one transaction as before, and on the newest rows. */
    @Test
    void aWriteThatNobodyApprovedRunsAsEver() throws Exception {
        Sealed sealed = shop.seal("update notes set line = line || '!' where id = 1");
        assertThat(sealed.count()).isPresent();
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update shop.notes set line = 'newer' where id = 1");
            CompletableFuture<Long> affected = CompletableFuture.supplyAsync(() -> committed(sealed));
            awaitLock();
            other.commit();
            assertThat(affected.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(shop.digest().get("notes")).contains("(1,newer!)");
    }

    private long committed(Sealed sealed) {
        try (Execution execution = shop.open(sealed)) {
            execution.commit();
            return execution.affected();
        } catch (EngineFailure e) {
            throw new AssertionError(e);
        }
    }
}
