package dev.sallyport.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** All rows of one statement by plain JDBC, cell by cell, as the session of a gateway would read them. */
final class JdbcStream implements AutoCloseable {
    private final Connection connection;
    private final String sql;

    /** @param settings statements that make the session one like the gateway's */
    JdbcStream(Connection connection, String sql, List<String> settings) throws SQLException {
        this.connection = connection;
        this.sql = sql;
        try (var statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
        connection.setAutoCommit(false);
    }

    StreamTimes read(int fetchSize) throws SQLException {
        long start = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new SQLException("there are no rows");
                }
                Cells.read(result);
                long first = System.nanoTime() - start;
                var _ = Cells.readAll(result);
                return new StreamTimes(first, System.nanoTime() - start);
            }
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
