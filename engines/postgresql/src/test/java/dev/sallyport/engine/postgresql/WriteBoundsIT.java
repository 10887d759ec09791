package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Risk;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a write may change (policy P-14), and that it is kept whole or not at all (holes T1). */
final class WriteBoundsIT extends OnWriteShop {
    WriteBoundsIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set line = 'x' where id = 1",
                "update notes set line = 'x' where 1 = id and line like 'l%'",
                "delete from notes where id in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)",
                "insert into notes values (1, 'a'), (2, 'b') on conflict (id) do update set line = 'c'",
                "delete from lines where \"order\" = 1 and nr in (1, 2)",
                "delete from events where day = '2026-03-02' and id = 1",
                "insert into notes values (70, 'a'), (71, 'b')",
                "with d as (delete from notes where id = 1 returning id) select id from d"
            })
    void p14ABoundedWriteIsNoRisk(String sql) {
        assertThat(shop.understood(sql).operation().risks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update notes set line = 'x'",
                "update notes set line = 'x' where id > 1",
                "update notes set line = 'x' where id = 1 or id = 2",
                "update notes set line = 'x' where not id = 1",
                "update notes set line = 'x' where id not in (1)",
                "update notes set line = 'x' where id in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)",
                "update notes set line = 'x' where id = (select 1)",
                "update notes set line = 'x' where id = id",
                "update notes set line = 'x' where id = length(line)",
                "update notes set line = 'x' where id = cast(extract(epoch from now()) as int)",
                "update notes set line = 'x' where id in (select id from notes)",
                "update notes set line = 'x' where id = any (array[1, 2])",
                "update notes set line = 'x' where id + 0 = 1",
                "update customers set note = 'x' where email = 'm1@x.org'",
                "delete from lines where \"order\" = 1",
                "delete from lines where \"order\" in (1, 2) and nr in (1, 2)",
                "delete from notes using customers c where notes.id = c.id and c.id = 1",
                "with d as (delete from notes returning id) select id from d",
                "insert into notes values ((select max(id) from notes), 'x') on conflict (id) do update set line = 'y'",
                "insert into notes values (1, ''), (2, ''), (3, ''), (4, ''), (5, ''), (6, ''), (7, ''), (8, ''), (9, ''),"
                        + " (10, ''), (11, '') on conflict (id) do update set line = 'y'"
            })
    void p14AnyOtherChangeIsUnbounded(String sql) {
        assertThat(shop.understood(sql).operation().risks()).containsExactly(Risk.UNBOUNDED);
    }

    /** One row of VALUES is as many as a function in it returns. */
    @Test
    void p14RowsOfAFunctionAreNotWrittenOut() {
        assertThat(shop.understood("insert into notes values (generate_series(1, 1000), 'x')"
                                + " on conflict (id) do update set line = excluded.line")
                        .operation()
                        .risks())
                .containsExactly(Risk.BULK);
        assertThat(shop.understood("merge into notes n using (values ((select max(id) from notes))) s (id)"
                                + " on n.id = s.id when matched then delete")
                        .operation()
                        .risks())
                .contains(Risk.UNBOUNDED);
    }

    @Test
    void nothingIsChangedBeyondTheLimit() throws SQLException, EngineFailure {
        shop.affecting(2);
        Map<String, String> before = shop.digest();
        for (String sql : List.of(
                "delete from notes where id in (1, 2, 3)",
                "update notes set line = 'x' where id in (1, 2, 3) returning id",
                "insert into notes values (80, 'a'), (81, 'b'), (82, 'c')",
                "with d as (delete from notes where id in (1, 2, 3)) select 1",
                "with d as (delete from notes where id in (1, 2)), i as (insert into notes values (83, 'x')) select 1")) {
            EngineFailure failure = failure(shop.seal(sql));
            assertThat(failure.reason()).as(sql).isEqualTo(Reason.LIMIT);
        }
        assertThat(shop.digest()).isEqualTo(before);
        try (Execution execution = shop.open(shop.seal("with d as (delete from notes where id in (1, 2)) select 1"))) {
            assertThat(execution.affected()).isEqualTo(2);
        }
    }

    @Test
    void whatWasNotCommittedIsUndone() throws SQLException, EngineFailure {
        Map<String, String> before = shop.digest();
        String transaction;
        try (Execution execution = shop.open(shop.seal("delete from notes where id = 1 returning line"))) {
            transaction = execution.transaction().orElseThrow();
            assertThat(execution.affected()).isEqualTo(1);
            assertThat(shop.engine.fate(transaction)).isEqualTo(Fate.RUNNING);
        }
        assertThat(shop.engine.fate(transaction)).isEqualTo(Fate.UNDONE);
        assertThat(shop.digest()).isEqualTo(before);
    }

    @Test
    void whatWasCommittedIsKnownLater() throws EngineFailure {
        try (Execution execution = shop.open(shop.seal("delete from notes where id = 1"))) {
            String transaction = execution.transaction().orElseThrow();
            execution.commit();
            assertThat(shop.engine.fate(transaction)).isEqualTo(Fate.KEPT);
        }
        assertThat(shop.engine.fate("00000001/99999999999")).isEqualTo(Fate.FORGOTTEN);
    }

    /** Another server, or this one restored, gives the same numbers to other transactions. */
    @Test
    void aTransactionOfAnotherTimelineIsForgotten() throws EngineFailure {
        try (Execution execution = shop.open(shop.seal("delete from notes where id = 1"))) {
            String transaction = execution.transaction().orElseThrow();
            execution.commit();
            assertThat(shop.engine.fate(transaction.replaceFirst("^[0-9A-F]{8}", "00000009")))
                    .isEqualTo(Fate.FORGOTTEN);
            assertThat(shop.engine.fate(transaction.substring("00000001/".length())))
                    .isEqualTo(Fate.FORGOTTEN);
        }
    }

    @Test
    void rowsThatChangeAlongAreCountedToo() throws SQLException, EngineFailure {
        database.execute("insert into shop.lines select 1, 100 + n, 'x', 1 from generate_series(1, 4) n");
        try (Execution execution = shop.open(shop.seal("delete from orders where id = 1"))) {
            assertThat(execution.affected()).isGreaterThanOrEqualTo(5);
        }
        assertThat(failure(shop.affecting(4).seal("delete from orders where id = 1"))
                        .reason())
                .isEqualTo(Reason.LIMIT);
    }

    /** The decision was made on the rules of that time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create trigger t before delete on shop.notes for each row execute function shop.stamp()",
                "create table shop.of_notes (id int references shop.notes on delete cascade)",
                "create rule r as on delete to shop.notes do also delete from shop.lines",
                "alter table shop.notes add check (line <> 'q')",
                "create unique index on shop.notes (line)",
                "alter table shop.notes alter line set default 'q'"
            })
    void t1ARuleThatCameMeanwhileStopsTheWrite(String change) throws SQLException {
        Sealed sealed = shop.seal("delete from notes where id = 1");
        database.execute(change);
        Map<String, String> before = shop.digest();
        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(shop.digest()).isEqualTo(before);
    }

    @Test
    void deferredConstraintsSpeakBeforeAnythingIsAnnounced() throws SQLException {
        database.execute("alter table shop.orders alter constraint orders_customer_fkey deferrable initially deferred");
        shop.refresh();
        assertThat(failure(shop.seal("insert into orders (customer) values (99)"))
                        .reason())
                .isEqualTo(Reason.CONSTRAINT);
    }

    @Test
    void aRefusedWriteIsStillAWrite() {
        assertThat(shop.read("delete from nowhere"))
                .isInstanceOfSatisfying(
                        dev.sallyport.engine.Reading.Opaque.class,
                        opaque -> assertThat(opaque.kind()).isEqualTo(OperationKind.WRITE));
        assertThat(shop.understood("with d as (delete from notes returning id) select 1")
                        .operation()
                        .kind())
                .isEqualTo(OperationKind.WRITE);
    }
}
