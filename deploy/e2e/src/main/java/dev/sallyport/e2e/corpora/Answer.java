package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a server answers.
 *
 * @param columns label and type of each
 * @param rows each as text, sorted: the order of an answer is not compared
 * @param error SQLSTATE, empty when there was none
 */
record Answer(List<String> columns, List<String> rows, String error) {
    private static final String CANCELLED = "57014";

    Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether it ends as the other, with as many rows of the same columns. */
    boolean isLike(Answer other) {
        return columns.equals(other.columns) && error.equals(other.error) && rows.size() == other.rows.size();
    }

    /** Runs a text in a transaction that can only read, under these settings and no others. */
    static Answer to(Connection connection, List<String> settings, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set transaction read only");
            set(statement, settings);
            try (ResultSet result = statement.executeQuery(sql)) {
                return of(result);
            }
        } catch (SQLException e) {
            return new Answer(List.of(), List.of(), Objects.requireNonNullElse(e.getSQLState(), "-"));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Sets them for the rest of the transaction. */
    static void set(Statement statement, List<String> settings) throws SQLException {
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            statement.execute("set local " + parts[0] + " = " + value(parts[0], parts[1]));
        }
    }

    private static String value(String name, String text) {
        boolean isList = name.equalsIgnoreCase("search_path") || name.equalsIgnoreCase("datestyle");
        return isList ? text : '\'' + text.replace("'", "''") + '\'';
    }

    static Answer of(ResultSet result) throws SQLException {
        ResultSetMetaData data = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(data.getColumnLabel(i) + " " + data.getColumnTypeName(i));
        }
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            StringBuilder row = new StringBuilder();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                String cell = result.getString(i);
                row.append(cell == null ? "null" : '\'' + cell + '\'').append(' ');
            }
            rows.add(row.toString());
        }
        rows.sort(null);
        return new Answer(columns, rows, "");
    }

    boolean isCancelled() {
        return error.equals(CANCELLED);
    }

    /** No row, or nothing but nulls and zeros in the one there is. */
    boolean isEmpty() {
        return rows.isEmpty()
                || (rows.size() == 1
                        && rows.getFirst().replaceAll("null|'0'| ", "").isEmpty());
    }
}
