package dev.sallyport.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row by a statement without parameters over JDBC: a connection of its own, autocommit. */
final class DirectTextRead implements Operation {
    private final Connection connection;
    private final TextRead.Texts texts;

    DirectTextRead(Connection connection, TextRead.Texts texts) {
        this.connection = connection;
        this.texts = texts;
    }

    @Override
    public void run() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(texts.next());
                ResultSet result = statement.executeQuery()) {
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
