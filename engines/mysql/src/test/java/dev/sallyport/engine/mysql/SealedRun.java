package dev.sallyport.engine.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.OperationKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a sealed text over plain JDBC as the engine does, prepared by the server, and tells all that comes of it. */
final class SealedRun {
    private static final String WARNINGS = "SELECT @@warning_count";

    private SealedRun() {}

    /**
     * What came.
     *
     * @param rows in order
     * @param error empty where there is none
     * @param warnings that the server counted, of preparing and of running
     */
    record Answer(List<String> types, List<String> rows, String error, int warnings) {
        /** For statements whose order is not total. */
        Answer sorted() {
            return new Answer(types, rows.stream().sorted().toList(), error, warnings);
        }
    }

    static void pin(Connection connection, MySqlVersion server) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    MySqlSettings.statement(server, OperationKind.READ, Duration.ofMinutes(2), Long.MAX_VALUE));
        }
    }

    static Answer run(Connection connection, Sealed sealed) {
        return run(connection, TestReader.text(sealed), sealed.parameters());
    }

    static Answer run(Connection connection, String sql, List<Sealed.Parameter> parameters) {
        try {
            Answer answer = answer(connection, sql, parameters);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            return new Answer(List.of(), List.of(), e.getErrorCode() + " " + e.getMessage(), 0);
        }
    }

    private static Answer answer(Connection connection, String sql, List<Sealed.Parameter> parameters)
            throws SQLException {
        try (PreparedStatement statement =
                connection.unwrap(JdbcConnection.class).serverPrepareStatement(sql)) {
            int before = warnings(connection);
            MySqlParameters.bind(parameters, statement);
            try (ResultSet result = statement.executeQuery()) {
                List<String> rows = rows(result);
                return new Answer(types(result), rows, "", before + warnings(connection));
            }
        }
    }

    private static int warnings(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(WARNINGS)) {
            result.next();
            return result.getInt(1);
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
