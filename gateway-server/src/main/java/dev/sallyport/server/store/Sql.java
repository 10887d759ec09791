package dev.sallyport.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements with parameters. */
final class Sql {
    private Sql() {}

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    static <T> List<T> query(Connection connection, String sql, List<Object> parameters, Row<T> each)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(each.of(result));
            }
        }
        return rows;
    }

    static int update(Connection connection, String sql, List<Object> parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            set(statement, i + 1, parameters.get(i));
        }
        return statement;
    }

    private static void set(PreparedStatement statement, int number, Object value) throws SQLException {
        switch (value) {
            case byte[] bytes -> statement.setBytes(number, bytes);
            case Long number64 -> statement.setLong(number, number64);
            case String text -> statement.setString(number, text);
            default -> throw new IllegalArgumentException("`" + value.getClass() + "` is no parameter");
        }
    }
}
