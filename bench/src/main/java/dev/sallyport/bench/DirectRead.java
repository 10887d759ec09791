package dev.sallyport.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** One row by primary key over JDBC: a connection of its own, a prepared statement, autocommit. */
final class DirectRead implements Operation {
    private final Connection connection;
    private final PreparedStatement statement;
    private final long rows;

    DirectRead(Connection connection, long rows) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(WideTable.ONE_UNMASKED);
        this.rows = rows;
    }

    @Override
    public void run() throws SQLException {
        statement.setLong(1, ThreadLocalRandom.current().nextLong(rows) + 1);
        try (ResultSet result = statement.executeQuery()) {
            if (Cells.readAll(result) != 1) {
                throw new SQLException("the row was not found");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
