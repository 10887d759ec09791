package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the print of a definition makes of a database is what the definition makes of it. */
@OnServers(engine = ServerEngine.MYSQL)
class DefinitionsIT extends OnNotes {
    DefinitionsIT(TestDatabase database) {
        super(database);
    }

    @Test
    void whatIsRunIsWhatTheStatementSays() throws SQLException, IOException, EngineFailure {
        List<String> before = dump();
        SoftAssertions all = new SoftAssertions();
        List<String> statements = new ArrayList<>(Fixtures.lines("definitions.sql"));
        statements.addAll(
                engine().catalog().server().isMariaDb() ? List.of() : Fixtures.lines("definitions_mysql.sql"));
        for (String sql : statements) {
            database.execute(sql);
            List<String> expected = dump();
            reset();
            engine().refresh();
            String name = "";
            try (Execution execution = open(seal(sql))) {
                all.assertThat(execution.columns()).as(sql).isEmpty();
                all.assertThat(execution.next()).as(sql).isEmpty();
                all.assertThat(tables()).as(sql + " is not there before").containsExactly("marks", "notes", "owners");
                execution.commit();
                name = execution.transaction().orElseThrow();
            } catch (EngineFailure failure) {
                all.fail("%s: %s %s", sql, failure.errorClass(), failure.refusal());
            }
            all.assertThat(engine().fate(name)).as(sql).isEqualTo(Fate.KEPT);
            all.assertThat(dump()).as(sql).isEqualTo(expected);
            all.assertThat(dump()).as(sql + " changes something").isNotEqualTo(before);
            reset();
            engine().refresh();
        }
        all.assertAll();
    }

    @Test
    @Tag("refused")
    void whatIsNotCommittedChangesNothing() throws SQLException, EngineFailure {
        List<String> before = dump();
        for (String sql : List.of("drop table notes", "truncate notes", "alter table notes drop column line")) {
            String name;
            try (Execution execution = open(seal(sql))) {
                name = execution.transaction().orElseThrow();
                assertThat(execution.next()).isEmpty();
                assertThat(engine().fate(name)).isEqualTo(Fate.RUNNING);
            }
            assertThat(engine().fate(name)).as(sql).isEqualTo(Fate.UNDONE);
            assertThat(dump()).as(sql).isEqualTo(before);
        }
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
    void whatTheServerDoesNotDoIsToldAndLeavesNothing() throws SQLException {
        List<String> before = dump();
        database.execute("INSERT INTO notes (id, line, kind) VALUES (3, 'a', 'c')");
        List<String> withTwins = dump();
        assertThat(withTwins).isNotEqualTo(before);
        assertNotDone("alter table notes add unique (line)", Reason.CONSTRAINT);
        assertNotDone("create unique index twice on notes (line)", Reason.CONSTRAINT);
        assertNotDone("create index notes_by_kind on notes (line)", Reason.CONSTRAINT);
        assertNotDone("drop index nothing on notes", Reason.CONSTRAINT);
        assertNotDone("alter table notes drop foreign key nothing", Reason.CONSTRAINT);
        assertNotDone("alter table notes add check (id > 1)", Reason.CONSTRAINT);
        assertNotDone("alter table notes modify extra_line varchar(60) not null", Reason.CONSTRAINT);
        assertNotDone("alter table notes drop column line, drop index nothing", Reason.CONSTRAINT);
        assertNotDone("alter table notes modify line int, algorithm=inplace", Reason.NOT_UNDERSTOOD);
        assertNotDone("drop table owners", Reason.CONSTRAINT);
        assertNotDone("truncate owners", Reason.CONSTRAINT);
        assertThat(dump()).isEqualTo(withTwins);
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
        await().ignoreExceptions().until(() -> engine().fate(name) == Fate.UNDONE);
        assertThat(dump()).isEqualTo(before);
        database.execute("ALTER TABLE notes ADD COLUMN extra INT");
        assertThat(engine().fate(name)).isEqualTo(Fate.KEPT);
        database.execute("DROP TABLE notes");
        assertThat(engine().fate(name)).isEqualTo(Fate.FORGOTTEN);
    }

    @Test
    void whatWasDefinedIsThereForTheNextStatement() throws EngineFailure, SQLException {
        run("create table things (Id int primary key, name varchar(20) not null)");
        run("alter table things rename column name to Label");
        run("create index by_label on things (label)");
        assertThat(understood("select id, label from things")).isNotNull();
        run("drop table things");
        assertThat(engine().read(text("select id from things"), engine().catalog()))
                .isInstanceOf(Reading.Opaque.class);
        assertThat(tables()).containsExactly("marks", "notes", "owners");
    }
}
