package dev.sallyport.e2e.corpora;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server answers.
 *
 * @param rows each as text, sorted: the order of an answer is not compared
 * @param error as {@link Terms#error} gives it, empty when there was none
 */
record Answer(List<Column> columns, List<String> rows, String error) {
    Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A column of it, its type as the driver calls that. */
    record Column(String label, String type) {
        @Override
        public String toString() {
            return label + " " + type;
        }
    }

    /** Whether it ends as the other, with as many rows of the same columns. */
    boolean isLike(Answer other) {
        return columns.equals(other.columns) && error.equals(other.error) && rows.size() == other.rows.size();
    }

    /** Runs a text in a transaction that can only read, behind these statements and no others. */
    static Answer to(Connection connection, Terms terms, List<String> before, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set transaction read only");
            for (String each : before) {
                statement.execute(each);
            }
            try (ResultSet result = statement.executeQuery(sql)) {
                return of(result);
            }
        } catch (SQLException e) {
            return new Answer(List.of(), List.of(), terms.error(e));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static Answer of(ResultSet result) throws SQLException {
        ResultSetMetaData data = result.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new Column(data.getColumnLabel(i), data.getColumnTypeName(i)));
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
        return error.equals(Terms.CANCELLED);
    }

    /** No row, or nothing but nulls and zeros in the one there is. */
    boolean isEmpty() {
        return rows.isEmpty()
                || (rows.size() == 1
                        && rows.getFirst().replaceAll("null|'0'| ", "").isEmpty());
    }
}
