package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A shop to write to, with every rule that a table can have; nothing in it is masked, and rows may be filtered. */
final class WriteShop implements AutoCloseable {
    private static final String USER = "shop_writer";
    private static final String PASSWORD = "writer's password";
    final PostgresEngine engine;
    private final TestDatabase database;
    private final Map<ObjectName, RowFilter> filters = new TreeMap<>();
    private final Map<ColumnName, Disclosure> masked = new TreeMap<>();
    private Limits limits = new Limits(10_000, 1 << 24, 1 << 20, 1_000, Duration.ofSeconds(20));

    private WriteShop(TestDatabase database, PostgresEngine engine) {
        this.database = database;
        this.engine = engine;
    }

    static WriteShop open(TestDatabase database, String... more) throws SQLException, IOException, EngineFailure {
        database.execute(ShopText.ROLE, ShopText.schema());
        database.execute(more);
        database.execute(
                "grant usage on schema shop to shop_writer",
                "grant select, insert, update, delete on all tables in schema shop to shop_writer",
                "grant usage on all sequences in schema shop to shop_writer");
        SourceSettings settings = new SourceSettings(
                "shop-pg",
                database.server().address(),
                database.name(),
                List.of("shop"),
                USER,
                () -> PASSWORD,
                database.server().tls(),
                4,
                new Limits(10_000, 1 << 24, 1 << 20, 1_000, Duration.ofSeconds(20)),
                Map.of());
        return new WriteShop(database, (PostgresEngine) new PostgresProvider().open(settings));
    }

    WriteShop filtered(String table, RowFilter filter) {
        filters.put(new ObjectName("shop-pg", database.name(), "shop", table), filter);
        return this;
    }

    WriteShop masked(String table, String column, Mask mask) {
        masked.put(
                new ColumnName(new ObjectName("shop-pg", database.name(), "shop", table), column),
                new Disclosure.Masked(mask, TestReader.KEY));
        return this;
    }

    int version() {
        return engine.catalog().serverVersion();
    }

    WriteShop affecting(long most) {
        limits = new Limits(limits.rows(), limits.bytes(), limits.cellBytes(), most, limits.time());
        return this;
    }

    void refresh() {
        try {
            engine.refresh();
        } catch (EngineFailure e) {
            throw new AssertionError(e);
        }
    }

    Reading read(String sql, Value... parameters) {
        return read(statement(sql, parameters));
    }

    Reading read(Statement statement) {
        return engine.read(statement, engine.catalog());
    }

    private static Statement statement(String sql, Value... parameters) {
        return new Statement(new Statement.Body.Text(sql), List.of(parameters));
    }

    Reading.Understood understood(String sql, Value... parameters) {
        return understood(statement(sql, parameters));
    }

    Reading.Understood understood(Statement statement) {
        return switch (read(statement)) {
            case Reading.Understood understood -> understood;
            case Reading.Opaque(var refusal, var _) -> throw new AssertionError(statement + " refused: " + refusal);
        };
    }

    Refusal refusal(String sql) {
        return switch (read(sql)) {
            case Reading.Understood _ -> throw new AssertionError(sql + " is understood");
            case Reading.Opaque(var refusal, var _) -> refusal;
        };
    }

    Sealed seal(String sql, Value... parameters) {
        return seal(statement(sql, parameters));
    }

    Sealed seal(Statement statement) {
        Reading.Understood understood = understood(statement);
        return engine.seal(understood, obligations(understood)).bind(statement.parameters(), Duration.ofSeconds(20));
    }

    Obligations obligations(Reading.Understood understood) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            if (effect.cause().standsInStatement()) {
                references.put(effect.reference(), obligation(effect.target()));
            }
        }
        return new Obligations(references, limits, false, List.of());
    }

    private TableObligation obligation(ObjectName object) {
        Map<String, Disclosure> columns = new TreeMap<>();
        engine.catalog().object(object).stream()
                .flatMap(table -> table.columns().stream())
                .forEach(column -> columns.put(
                        column.name(),
                        masked.getOrDefault(new ColumnName(object, column.name()), new Disclosure.Clear())));
        return new TableObligation("writer", object, columns, Optional.ofNullable(filters.get(object)));
    }

    Execution open(Sealed sealed) throws EngineFailure {
        return engine.open(Permit.mint(sealed, 7), new TestCancellation());
    }

    /** What is returned, sorted, and how many rows it says that it changed; or the class of the error. */
    List<String> run(String sql) {
        try (Execution execution = open(seal(sql))) {
            List<String> rows = rows(execution);
            execution.commit();
            return rows;
        } catch (EngineFailure failure) {
            return List.of(failure.errorClass());
        }
    }

    static List<String> rows(Execution execution) throws EngineFailure {
        return Cells.rows(execution).stream()
                .map(row ->
                        row.stream().map(cell -> cell.orElse("NULL")).toList().toString())
                .sorted()
                .toList();
    }

    Map<String, String> digest() throws SQLException {
        return digest(database);
    }

    /** The rows of every table, in an order of their own. */
    static Map<String, String> digest(TestDatabase database) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(ShopText.TABLES)) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                String rows =
                        "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from shop." + table + " t";
                try (ResultSet result = statement.executeQuery(rows)) {
                    result.next();
                    digests.put(table, result.getString(1));
                }
            }
        }
        return digests;
    }

    /** What the statement is understood to do, what makes it a risk, and what would be sent. */
    List<String> effects(String sql) {
        Reading.Understood understood = understood(sql);
        List<String> lines = new ArrayList<>();
        understood.operation().effects().forEach(effect -> lines.add(line(effect)));
        lines.add("risks " + understood.operation().risks());
        lines.add(TestReader.text(engine.seal(understood, obligations(understood))));
        return lines;
    }

    private static String line(Effect effect) {
        return effect.reference() + " " + effect.cause() + " " + effect.verb() + " "
                + effect.target().object() + " reads " + effect.read() + " tests " + effect.tested() + " returns "
                + effect.returned() + " writes " + effect.written();
    }

    @Override
    public void close() {
        engine.close();
    }
}
