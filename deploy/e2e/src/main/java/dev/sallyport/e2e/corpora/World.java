package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One schema of a test database, with what is in it. */
public final class World {
    private final Connection connection;
    private final Wording wording;
    private final String schema;
    private final Tables tables = new Tables();

    private World(Connection connection, Wording wording, String schema) {
        this.connection = connection;
        this.wording = wording;
        this.schema = schema;
    }

    /** An empty one, which the connection looks up names in from now on. */
    static World create(Connection connection, Wording wording, String schema) throws SQLException {
        World world = new World(connection, wording, schema);
        world.run("create schema " + wording.quoted(schema));
        world.enter();
        return world;
    }

    void enter() throws SQLException {
        run(wording.enter(schema));
    }

    public String schema() {
        return schema;
    }

    /** Its tables, as a statement names them. */
    List<String> qualified() {
        return tables.names().stream().map(this::qualified).toList();
    }

    /** A table of it, as a statement names it. */
    String qualified(String table) {
        return quoted(schema) + "." + quoted(table);
    }

    public Tables tables() {
        return tables;
    }

    /** Creates the table, or adds the columns to it. */
    void add(String table, Map<String, String> columns) throws SQLException {
        if (tables.has(table)) {
            if (!columns.isEmpty()) {
                run("alter table " + wording.quoted(table) + " " + list(columns, "add column "));
            }
        } else {
            requireApart(table);
            String list = columns.isEmpty() ? wording.noColumns() : list(columns, "");
            run("create table " + wording.quoted(table) + " (" + list + ")");
            tables.create(table);
        }
        columns.forEach((column, type) -> tables.put(table, column, type));
    }

    private void requireApart(String table) throws SQLException {
        if (!tables.names().stream().allMatch(other -> wording.isApart(table, other))) {
            throw new SQLException("a table of another case is there", "42P07");
        }
    }

    /** A rough reading of a statement. */
    Scan scan(String sql) {
        return Scan.of(wording.pieces(sql));
    }

    /** Runs a definition of the corpus and notes the tables that are there afterwards. */
    void define(String definition) throws SQLException {
        run(definition);
        try (Statement statement = connection.createStatement();
                var columns = statement.executeQuery(wording.columns())) {
            while (columns.next()) {
                tables.put(columns.getString(1), columns.getString(2), columns.getString(3));
            }
        }
    }

    void add(Tables all) throws SQLException {
        for (String table : all.names()) {
            if (!tables.has(table)) {
                add(table, all.columns(table));
            }
        }
    }

    void retype(String table, String column, String type) throws SQLException {
        run(wording.retype(table, column, type));
        tables.put(table, column, type);
    }

    void drop(String table) throws SQLException {
        run("drop table " + wording.quoted(table));
        tables.drop(table);
    }

    void drop(String table, List<String> columns) throws SQLException {
        String list = columns.stream()
                .map(each -> "drop column " + wording.quoted(each))
                .collect(Collectors.joining(", "));
        run("alter table " + wording.quoted(table) + " " + list);
        columns.forEach(column -> tables.drop(table, column));
    }

    /** Leaves no row in its tables. */
    void empty() throws SQLException {
        for (String table : qualified()) {
            run("truncate table " + table);
        }
    }

    /** Has the server count what is in the tables. */
    void analyse() throws SQLException {
        for (String table : qualified()) {
            run(wording.analysis() + table);
        }
    }

    private String list(Map<String, String> columns, String verb) {
        return columns.entrySet().stream()
                .map(column -> verb + wording.quoted(column.getKey()) + " " + column.getValue())
                .collect(Collectors.joining(", "));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String quoted(String name) {
        return wording.quoted(name);
    }

    Wording wording() {
        return wording;
    }
}
