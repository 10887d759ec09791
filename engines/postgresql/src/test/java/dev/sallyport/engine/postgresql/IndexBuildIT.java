package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Indexes that are built outside of a transaction: what is known of them, and what is left alone. */
final class IndexBuildIT extends OnWriteShop {
    private static final String BUILD = "create index concurrently notes_line on notes (line)";
    private static final String UNIQUE = "create unique index concurrently notes_line on notes (line)";
    private static final String TWICE = "insert into shop.notes (id, line) values (81, 'twice'), (82, 'twice')";

    IndexBuildIT(TestDatabase database) throws SQLException, IOException, EngineFailure {
        super(database, ShopText.OWNED);
    }

    @Test
    void anIndexIsBuiltBesideWritesAndKnownAfterwards() throws SQLException, EngineFailure {
        try (Execution execution = shop.open(shop.seal(BUILD))) {
            String name = execution.transaction().orElseThrow();
            assertThat(shop.engine.fate(name)).isEqualTo(Fate.RUNNING);
            assertThat(indexes()).isEmpty();
            execution.commit();
            assertThat(indexes()).containsExactly("[t]");
            assertThat(shop.engine.fate(name)).isEqualTo(Fate.KEPT);
        }
    }

    @Test
    void anIndexThatWasNotCommittedIsUndone() throws SQLException, EngineFailure {
        String name = leave(shop.seal(BUILD));
        assertThat(shop.engine.fate(name)).isEqualTo(Fate.UNDONE);
        assertThat(indexes()).isEmpty();
    }

    @Test
    void anIndexThatCannotBeFinishedIsNotLeftBehind() throws SQLException, EngineFailure {
        database.execute(TWICE);
        try (Execution execution = shop.open(shop.seal(UNIQUE))) {
            assertThat(failure(execution)).isEqualTo(Reason.CONSTRAINT);
            assertThat(indexes()).isEmpty();
            assertThat(shop.engine.fate(execution.transaction().orElseThrow())).isEqualTo(Fate.UNDONE);
        }
    }

    @Test
    void whoeverAsksForTheFateOfAnUnfinishedIndexCleansItUp() throws SQLException, EngineFailure {
        database.execute(TWICE);
        String name = leave(shop.seal(UNIQUE));
        PlainRun.kept(database, UNIQUE);
        assertThat(indexes()).containsExactly("[f]");
        assertThat(shop.engine.fate(name)).isEqualTo(Fate.UNDONE);
        assertThat(indexes()).isEmpty();
    }

    /** A second request of the same name would take the first one's index for its own. */
    @Test
    void oneIndexIsBuiltByOneRequest() throws EngineFailure {
        try (Execution execution = shop.open(shop.seal(BUILD))) {
            assertThat(failure(shop.seal(UNIQUE)).reason()).isEqualTo(Reason.CONFLICT);
            execution.commit();
        }
        assertThat(failure(shop.seal(UNIQUE)).reason()).isEqualTo(Reason.CONSTRAINT);
    }

    @Test
    void anIndexThatSomebodyElseMadeMeanwhileIsNotOurs() throws SQLException, EngineFailure {
        Sealed sealed = shop.seal(UNIQUE);
        try (Execution execution = shop.open(sealed)) {
            database.execute("create index notes_line on shop.notes (id)");
            assertThat(failure(execution)).isEqualTo(Reason.CONSTRAINT);
        }
        assertThat(indexes()).containsExactly("[t]");
    }

    @Test
    void anIndexThatSomebodyElseStillBuildsIsNotDropped() throws SQLException, EngineFailure {
        database.execute(TWICE);
        String name = leave(shop.seal(UNIQUE));
        PlainRun.kept(database, UNIQUE);
        try (Connection builder = database.connect();
                Statement lock = builder.createStatement()) {
            builder.setAutoCommit(false);
            lock.execute("lock table shop.notes in share update exclusive mode");
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> shop.engine.fate(name));
            assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
            assertThat(indexes()).containsExactly("[f]");
        }
        await().ignoreExceptions().until(() -> shop.engine.fate(name) == Fate.UNDONE);
    }

    @Test
    void whatWasBuiltOnAnotherTableIsNotCalledUndone() throws SQLException, EngineFailure {
        try (Execution execution = shop.open(shop.seal(BUILD))) {
            database.execute(
                    "alter table shop.notes rename to away",
                    "create table shop.notes (id int primary key, line text)",
                    "alter table shop.notes owner to shop_writer");
            assertThat(failure(execution)).isEqualTo(Reason.OUTCOME_UNKNOWN);
            assertThat(indexes()).containsExactly("[t]");
            assertThat(shop.engine.fate(execution.transaction().orElseThrow())).isEqualTo(Fate.FORGOTTEN);
        }
    }

    private static Reason failure(Execution execution) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);
        assertThat(failure).isNotNull();
        return failure.reason();
    }

    /** The name of what was about to be built, and was not. */
    private String leave(Sealed sealed) throws EngineFailure {
        try (Execution execution = shop.open(sealed)) {
            return execution.transaction().orElseThrow();
        }
    }

    private List<String> indexes() throws SQLException {
        return PlainRun.kept(
                database,
                "select i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = 'notes_line'");
    }
}
