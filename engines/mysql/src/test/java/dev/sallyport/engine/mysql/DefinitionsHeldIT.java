package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A definition holds its table from the look to the commit, and says what became of it where that was not seen. */
@OnServers(engine = ServerEngine.MYSQL)
class DefinitionsHeldIT extends Defining {
    DefinitionsHeldIT(TestDatabase database) {
        super(database);
    }

    @Test
    @Tag("refused")
    void nothingIsDefinedOnWhatIsAnotherTableMeanwhile() throws SQLException {
        for (String sql : List.of("alter table notes drop column line", "drop table notes", "truncate table notes")) {
            Sealed sealed = seal(sql);
            database.execute("RENAME TABLE notes TO notes_before", "CREATE TABLE notes LIKE marks");
            assertThat(failure(sealed).reason()).as(sql).isEqualTo(Reason.CATALOG_CHANGED);
            assertThat(rowsOf("notes_before")).isEqualTo("2");
            database.execute("DROP TABLE notes", "RENAME TABLE notes_before TO notes");
            refresh();
        }
    }

    @Test
    @Tag("refused")
    void whatWasLockedStaysTheTableThatItWasUntilTheCommit() throws SQLException, EngineFailure {
        try (Execution execution = open(seal("drop table notes"));
                Connection other = database.connect();
                var statement = other.createStatement()) {
            statement.execute("SET lock_wait_timeout = 1");
            assertThat(catchThrowableOfType(
                                    SQLException.class,
                                    () -> statement.execute("RENAME TABLE notes TO away, marks TO notes"))
                            .getErrorCode())
                    .isEqualTo(1205);
            execution.commit();
        }
        assertThat(tables()).containsExactly("marks", "owners");
    }

    @Test
    @Tag("refused")
    void whoeverHoldsTheTableIsNotWaitedForLong() throws SQLException {
        Sealed sealed = seal("alter table notes drop column line");
        try (Connection other = database.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO notes (id) VALUES (77)");
            assertThat(failure(sealed).reason()).isEqualTo(Reason.CONFLICT);
            other.rollback();
        }
    }

    @Test
    @Tag("refused")
    void oneTableIsDefinedByOneRequestAtATime() throws EngineFailure {
        Sealed second = seal("drop table notes");
        try (Execution execution = open(seal("alter table notes add column extra int"))) {
            assertThat(failure(second).reason()).isEqualTo(Reason.CONFLICT);
            execution.commit();
        }
        assertThat(failure(second).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    @Tag("refused")
    void aNameThatIsTakenMeanwhileStaysWhatItIs() throws SQLException {
        Sealed table = seal("create table things (id int)");
        Sealed renamed = seal("rename table notes to things");
        Sealed spelled = seal("create table THINGS (id int)");
        database.execute("CREATE TABLE things (other INT)");
        List<String> before = dump();
        for (Sealed sealed : List.of(table, renamed, spelled)) {
            assertThat(failure(sealed).reason()).isEqualTo(Reason.CONSTRAINT);
        }
        assertThat(dump()).isEqualTo(before);
    }

    /** Nobody tells whether it was kept; the table does, once the session is gone. */
    @Test
    @Tag("refused")
    void whatIsLostOnTheWayIsInDoubtUntilTheTableTells() throws SQLException, EngineFailure {
        List<String> before = dump();
        Execution open = open(seal("alter table notes add column extra int"));
        String name = open.transaction().orElseThrow();
        try (Execution execution = open) {
            killOthers();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);
            assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        }
        await().ignoreExceptions().until(() -> engine.fate(name) == Fate.UNDONE);
        assertThat(dump()).isEqualTo(before);
        database.execute("ALTER TABLE notes ADD COLUMN extra INT");
        assertThat(engine.fate(name)).isEqualTo(Fate.KEPT);
        database.execute("DROP TABLE notes");
        assertThat(engine.fate(name)).isEqualTo(Fate.FORGOTTEN);
    }
}
