package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
        "CREATE TABLE owners (id INT PRIMARY KEY, name VARCHAR(20))",
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
                    var made = connection.createStatement().executeQuery("SHOW CREATE TABLE " + MySqlNames.quoted(table))) {
                made.next();
                lines.add(made.getString(2));
            }
            try (Connection connection = database.connect();
                    var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + MySqlNames.quoted(table))) {
                rows.next();
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private Reading.Understood understood(String sql) {
        Reading reading = engine.read(new Statement(new Statement.Body.Text(sql), List.of()), engine.catalog());
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
                    .ifPresent(object -> object.columns()
                            .forEach(column -> columns.put(column.name(), new Disclosure.Clear())));
            references.put(
                    effect.reference(), new TableObligation("definer", effect.target(), columns, Optional.empty()));
        }
        return engine.seal(understood, new Obligations(references, OnServer.WIDE, false, List.of()));
    }

    private Execution open(Sealed sealed) throws EngineFailure {
        return TestRun.open(engine, sealed);
    }
}
