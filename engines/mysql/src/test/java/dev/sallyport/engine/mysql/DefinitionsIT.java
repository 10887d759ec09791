package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.TableObligation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the print of a definition makes of a database is what the definition makes of it. */
@OnServers(engine = ServerEngine.MYSQL)
class DefinitionsIT {
    private static final String[] TABLES = {
        "CREATE TABLE owners (id INT PRIMARY KEY, name VARCHAR(20) DEFAULT 'x')",
        "INSERT INTO owners VALUES (1, 'one')",
        "CREATE TABLE notes (id INT PRIMARY KEY, line VARCHAR(60), extra_line VARCHAR(60), kind VARCHAR(20), owner INT,"
                + " KEY notes_by_kind (kind))",
        "INSERT INTO notes VALUES (1, 'a', 'b', 'c', 1), (2, 'd', 'e', 'f', NULL)",
        "CREATE TABLE marks (id INT PRIMARY KEY, owner INT, CONSTRAINT marks_of_owner FOREIGN KEY (owner)"
                + " REFERENCES owners (id), CONSTRAINT positive CHECK (id > 0))"
    };

    private final TestDatabase database;
    private MySqlEngine engine;

    DefinitionsIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException, EngineFailure {
        reset();
        engine = Tables.open(database);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void reset() throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : tables()) {
                statement.execute("DROP TABLE " + MySqlNames.quoted(table));
            }
        }
        database.execute(TABLES);
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
        await().ignoreExceptions().until(() -> engine.fate(name) == Fate.UNDONE);
        assertThat(dump()).isEqualTo(before);
        database.execute("ALTER TABLE notes ADD COLUMN extra INT");
        assertThat(engine.fate(name)).isEqualTo(Fate.KEPT);
        database.execute("DROP TABLE notes");
        assertThat(engine.fate(name)).isEqualTo(Fate.FORGOTTEN);
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

    private void killOthers() throws SQLException {
        try (Connection connection = database.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <>"
                                + " CONNECTION_ID()");
                var kill = connection.createStatement()) {
            while (rows.next()) {
                kill.execute("KILL CONNECTION " + rows.getLong(1));
            }
        }
    }

    private void run(String sql) throws EngineFailure {
        try (Execution execution = open(seal(sql))) {
            execution.commit();
        }
    }

    private void assertNotDone(String sql, Reason reason) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> run(sql));
        assertThat(failure).as(sql).isNotNull();
        assertThat(failure.reason()).as("%s: %s", sql, failure.errorClass()).isEqualTo(reason);
    }

    private EngineFailure failure(Sealed sealed) {
        return catchThrowableOfType(EngineFailure.class, () -> {
            try (Execution execution = open(sealed)) {
                execution.commit();
            }
        });
    }

    private void refresh() {
        try {
            engine.refresh();
        } catch (EngineFailure e) {
            throw new AssertionError(e);
        }
    }

    private String rowsOf(String table) throws SQLException {
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Statement text(String sql) {
        return new Statement(new Statement.Body.Text(sql), List.of());
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = database.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                                + " ORDER BY 1")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private List<String> dump() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : tables()) {
            try (Connection connection = database.connect();
                    var made = connection
                            .createStatement()
                            .executeQuery("SHOW CREATE TABLE " + MySqlNames.quoted(table))) {
                made.next();
                // the one kind of index that there is here, said or not
                lines.add(made.getString(2).replace(" USING BTREE", ""));
            }
            try (Connection connection = database.connect();
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT COUNT(*) FROM " + MySqlNames.quoted(table))) {
                rows.next();
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private Reading.Understood understood(String sql) {
        Reading reading = engine.read(text(sql), engine.catalog());
        if (reading instanceof Reading.Opaque(var refusal, var _)) {
            throw new AssertionError(sql + ": " + refusal);
        }
        return (Reading.Understood) reading;
    }

    private Sealed seal(String sql) {
        Reading.Understood understood = understood(sql);
        assertThat(understood.operation().kind()).isEqualTo(OperationKind.DDL);
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (var effect : understood.operation().effects()) {
            Map<String, Disclosure> columns = new TreeMap<>();
            engine.catalog()
                    .object(effect.target())
                    .ifPresent(object ->
                            object.columns().forEach(column -> columns.put(column.name(), new Disclosure.Clear())));
            references.put(
                    effect.reference(), new TableObligation("definer", effect.target(), columns, Optional.empty()));
        }
        return engine.seal(understood, new Obligations(references, OnServer.WIDE, false, List.of()));
    }

    private Execution open(Sealed sealed) throws EngineFailure {
        return TestRun.open(engine, sealed);
    }
}
