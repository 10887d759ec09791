package dev.sallyport.engine.mysql;

import dev.sallyport.engine.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A session as the engine pins it. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final MySqlVersion version;

    private Session(Connection connection) throws SQLException {
        this.connection = connection;
        version = MySqlVersion.of(column("select version()").getFirst());
        run("set sql_mode = '" + mode(version.product()) + "'");
        run("set names utf8mb4");
        run("set time_zone = '+00:00'");
    }

    static Session of(TestDatabase database) throws SQLException {
        return new Session(database.connect());
    }

    private static String mode(MySqlVersion.Product product) {
        return switch (product) {
            case MYSQL ->
                "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                        + "NO_ENGINE_SUBSTITUTION";
            case MARIADB -> "STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";
        };
    }

    MySqlVersion version() {
        return version;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number of the error that a statement ends with, or zero. */
    int error(String sql) {
        try {
            run(sql);
            return 0;
        } catch (SQLException e) {
            return e.getErrorCode();
        }
    }

    /** Reads all rows and counts the warnings. */
    int warnings(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var _ = statement.executeQuery(sql)) {
            int warnings = 0;
            for (SQLWarning each = statement.getWarnings(); each != null; each = each.getNextWarning()) {
                warnings++;
            }
            return warnings;
        }
    }

    /** The first column of an answer. */
    List<String> column(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
