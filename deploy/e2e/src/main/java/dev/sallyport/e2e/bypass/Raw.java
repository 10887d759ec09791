package dev.sallyport.e2e.bypass;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What a database says itself, without a gateway: every statement as the administrator, and undone. */
final class Raw {
    private static final List<String> SETTINGS = List.of(
            "set timezone = 'UTC'",
            "set intervalstyle = 'iso_8601'",
            "set datestyle = 'ISO, YMD'",
            "set statement_timeout = '30s'");

    private final TestDatabase database;

    Raw(TestDatabase database) {
        this.database = database;
    }

    /** The rows of a statement, or the error in its place. */
    Answer run(String sql, List<String> parameters) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            try {
                return rows(statement, sql, parameters);
            } catch (SQLException e) {
                return new Answer.Failed(String.valueOf(e.getMessage()));
            } finally {
                connection.rollback();
            }
        }
    }

    private static Answer rows(Statement statement, String sql, List<String> parameters) throws SQLException {
        boolean hasRows = parameters.isEmpty() ? statement.execute(sql) : execute(statement, sql, parameters);
        List<List<String>> rows = new ArrayList<>();
        if (hasRows) {
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        return new Answer.Rows(rows);
    }

    /** The server itself finds the types of the parameters. */
    private static boolean execute(Statement statement, String sql, List<String> parameters) throws SQLException {
        statement.execute("prepare bypass_case as " + sql);
        String values = parameters.stream()
                .map(value -> "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return statement.execute("execute bypass_case(" + values + ")");
    }

    private static List<String> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= columns.getColumnCount(); at++) {
            row.add(result.getObject(at) == null ? Reply.NULL : Reply.cell(text(result, columns, at)));
        }
        return row;
    }

    /** In the form in which the client writes a value of that type. */
    private static String text(ResultSet result, ResultSetMetaData columns, int at) throws SQLException {
        return switch (columns.getColumnTypeName(at)) {
            case "bool" -> Boolean.toString(result.getBoolean(at));
            case "float4" -> Float.toString(result.getFloat(at));
            case "float8" -> Double.toString(result.getDouble(at));
            case "bytea" -> "\\x" + HexFormat.of().formatHex(result.getBytes(at));
            case "time" -> result.getObject(at, LocalTime.class).toString();
            case "timestamp" -> result.getObject(at, LocalDateTime.class).toString();
            case "timestamptz" ->
                result.getObject(at, OffsetDateTime.class).toInstant().toString();
            default -> result.getString(at);
        };
    }

    /** What came of a statement. */
    sealed interface Answer {
        /** A cell is as in {@link Reply}. */
        record Rows(List<List<String>> rows) implements Answer {
            public Rows {
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        record Failed(String message) implements Answer {}
    }
}
