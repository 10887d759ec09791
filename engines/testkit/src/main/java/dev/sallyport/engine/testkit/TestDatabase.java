package dev.sallyport.engine.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/** A database of its own for one test class, dropped when it is closed. */
public record TestDatabase(TestServer server, String name) implements RunningDatabase {
    /** A connection of the administrator. */
    public Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** Runs statements as the administrator, each committed. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(name);
    }
}
