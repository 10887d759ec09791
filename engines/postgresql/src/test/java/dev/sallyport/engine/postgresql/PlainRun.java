package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement by itself, without the engine. */
final class PlainRun {
    private PlainRun() {}

    /** The statement by itself: what it returns, sorted, or the class of its error. */
    static List<String> kept(TestDatabase database, String sql) throws SQLException {
        return run(database, sql, true);
    }

    /** The same, and nothing of it stays. */
    static List<String> undone(TestDatabase database, String sql) throws SQLException {
        return run(database, sql, false);
    }

    private static List<String> run(TestDatabase database, String sql, boolean stays) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(stays);
            statement.execute("set search_path = shop");
            statement.execute("set timezone = 'UTC'");
            return statement.execute(sql) ? rows(statement.getResultSet()) : List.of();
        } catch (SQLException e) {
            return List.of(e.getSQLState());
        }
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                cells.add(result.getString(i) == null ? "NULL" : result.getString(i));
            }
            rows.add(cells.toString());
        }
        rows.sort(null);
        return rows;
    }
}
