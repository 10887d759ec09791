package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine on tables that definitions are tried on. */
@OnServers(engine = ServerEngine.MYSQL)
abstract class OnNotes {
    private static final String[] TABLES = {
        "CREATE TABLE owners (id INT PRIMARY KEY, name VARCHAR(20) DEFAULT 'x')",
        "INSERT INTO owners VALUES (1, 'one')",
        "CREATE TABLE notes (id INT PRIMARY KEY, line VARCHAR(60), extra_line VARCHAR(60), kind VARCHAR(20), owner INT,"
                + " KEY notes_by_kind (kind))",
        "INSERT INTO notes VALUES (1, 'a', 'b', 'c', 1), (2, 'd', 'e', 'f', NULL)",
        "CREATE TABLE marks (id INT PRIMARY KEY, owner INT, CONSTRAINT marks_of_owner FOREIGN KEY (owner)"
                + " REFERENCES owners (id), CONSTRAINT positive CHECK (id > 0))"
    };

    final TestDatabase database;
    private MySqlEngine engine;

    OnNotes(TestDatabase database) {
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

    final MySqlEngine engine() {
        return engine;
    }

    final void reset() throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            for (String table : tables()) {
                statement.execute("DROP TABLE " + MySqlNames.quoted(table));
            }
        }
        database.execute(TABLES);
    }

    final void killOthers() throws SQLException {
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

    final void run(String sql) throws EngineFailure {
        try (Execution execution = open(seal(sql))) {
            execution.commit();
        }
    }

    final void assertNotDone(String sql, Reason reason) {
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> run(sql));
        assertThat(failure).as(sql).isNotNull();
        assertThat(failure.reason()).as("%s: %s", sql, failure.errorClass()).isEqualTo(reason);
    }

    final EngineFailure failure(Sealed sealed) {
        return catchThrowableOfType(EngineFailure.class, () -> {
            try (Execution execution = open(sealed)) {
                execution.commit();
            }
        });
    }

    final void refresh() {
        try {
            engine.refresh();
        } catch (EngineFailure e) {
            throw new AssertionError(e);
        }
    }

    final String rowsOf(String table) throws SQLException {
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static Statement text(String sql) {
        return new Statement(new Statement.Body.Text(sql), List.of());
    }

    final List<String> tables() throws SQLException {
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

    final List<String> dump() throws SQLException {
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

    final Reading.Understood understood(String sql) {
        Reading reading = engine.read(text(sql), engine.catalog());
        if (reading instanceof Reading.Opaque(var refusal, var _)) {
            throw new AssertionError(sql + ": " + refusal);
        }
        return (Reading.Understood) reading;
    }

    final Sealed seal(String sql) {
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

    final Execution open(Sealed sealed) throws EngineFailure {
        return TestRun.open(engine, sealed);
    }
}
