package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs a sealed text over plain JDBC, and tells its answer as text: types, then rows or the class of the error. */
final class SealedRun {
    private SealedRun() {}

    /** Types and rows, in order. */
    record Answer(List<String> types, List<String> rows, String error) {
        /** For statements whose order is not total. */
        List<String> sorted() {
            return rows.stream().sorted().toList();
        }
    }

    static void pin(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = pg_catalog");
            statement.execute("set timezone = 'UTC'");
            statement.execute("set intervalstyle = 'iso_8601'");
            statement.execute("set default_transaction_read_only = on");
        }
    }

    static Answer run(Connection connection, Sealed sealed) {
        return run(
                connection,
                TestReader.text(sealed),
                sealed.parameters().stream().map(SealedRun::value).toList());
    }

    static Answer run(Connection connection, String sql, List<Value> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                return new Answer(types(result), rows(result), "");
            }
        } catch (SQLException e) {
            return new Answer(List.of(), List.of(), e.getSQLState() + " " + e.getMessage());
        }
    }

    private static Value value(Sealed.Parameter parameter) {
        return switch (parameter) {
            case Sealed.Parameter.Bound(var value) -> value;
            case Sealed.Parameter.Secret(var value) -> value;
            case Sealed.Parameter.Caller(int number) ->
                throw new AssertionError("parameter " + number + " is not bound");
        };
    }

    private static void bind(PreparedStatement statement, int number, Value value) throws SQLException {
        switch (value) {
            case Value.Int(long integer) -> statement.setLong(number, integer);
            case Value.Text(String text) -> statement.setString(number, text);
            case Value.Bytes(byte[] bytes) -> statement.setBytes(number, bytes);
            case Value.Bool(boolean bool) -> statement.setBoolean(number, bool);
            case Value.Decimal(var decimal) -> statement.setBigDecimal(number, decimal);
            case Value.Null() -> statement.setObject(number, null);
            default -> throw new AssertionError("no test binds " + value.getClass());
        }
    }

    private static List<String> types(ResultSet result) throws SQLException {
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            types.add(result.getMetaData().getColumnTypeName(i));
        }
        return types;
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                cells.add(result.getString(i) == null ? "NULL" : "'" + result.getString(i) + "'");
            }
            rows.add(String.join(" ", cells));
        }
        return rows;
    }
}
