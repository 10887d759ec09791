package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the print of a definition makes of a database is what the definition makes of it. */
@OnServers(engine = ServerEngine.MYSQL)
class DefinitionsIT extends Defining {
    DefinitionsIT(TestDatabase database) {
        super(database);
    }

    @Test
    void whatIsRunIsWhatTheStatementSays() throws SQLException, IOException, EngineFailure {
        List<String> before = dump();
        SoftAssertions all = new SoftAssertions();
        List<String> statements = new ArrayList<>(Fixtures.lines("definitions.sql"));
        statements.addAll(engine.catalog().server().isMariaDb() ? List.of() : Fixtures.lines("definitions_mysql.sql"));
        for (String sql : statements) {
            database.execute(sql);
            List<String> expected = dump();
            reset();
            engine.refresh();
            try (Execution execution = open(seal(sql))) {
                all.assertThat(execution.columns()).as(sql).isEmpty();
                all.assertThat(execution.next()).as(sql).isEmpty();
                all.assertThat(tables()).as(sql + " is not there before").containsExactly("marks", "notes", "owners");
                execution.commit();
                String name = execution.transaction().orElseThrow();
                execution.close();
                all.assertThat(engine.fate(name)).as(sql).isEqualTo(Fate.KEPT);
            } catch (EngineFailure failure) {
                all.fail("%s: %s %s", sql, failure.errorClass(), failure.refusal());
            }
            all.assertThat(dump()).as(sql).isEqualTo(expected);
            all.assertThat(dump()).as(sql + " changes something").isNotEqualTo(before);
            reset();
            engine.refresh();
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
                assertThat(engine.fate(name)).isEqualTo(Fate.RUNNING);
            }
            assertThat(engine.fate(name)).as(sql).isEqualTo(Fate.UNDONE);
            assertThat(dump()).as(sql).isEqualTo(before);
        }
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
    void whatWasDefinedIsThereForTheNextStatement() throws EngineFailure, SQLException {
        run("create table things (Id int primary key, name varchar(20) not null)");
        run("alter table things rename column name to Label");
        run("create index by_label on things (label)");
        assertThat(understood("select id, label from things")).isNotNull();
        run("drop table things");
        assertThat(engine.read(text("select id from things"), engine.catalog())).isInstanceOf(Reading.Opaque.class);
        assertThat(tables()).containsExactly("marks", "notes", "owners");
    }
}
