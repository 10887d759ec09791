package dev.sallyport.engine.testkit.documentdb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.bson.RawBsonDocument;
import org.postgresql.PGConnection;

/** A connection to the extension, used by one operation at a time. */
final class Backend {
    private final Connection connection;
    private long timeout;

    Backend(Connection connection) {
        this.connection = connection;
    }

    /** Reads what a question returns. */
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** The document in the first column of the first row. */
    RawBsonDocument document(Operation operation, String question, String... arguments)
            throws SQLException, WireFailure {
        return row(operation, question, result -> new RawBsonDocument(Bson.parse(result.getString(1))), arguments);
    }

    /** What is read of the first row. */
    <T> T row(Operation operation, String question, Reading<T> reading, String... arguments)
            throws SQLException, WireFailure {
        setTimeout(operation.timeLeft());
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            operation.runs(connection.unwrap(PGConnection.class));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return reading.read(result);
            }
        } finally {
            operation.rests();
        }
    }

    /** In milliseconds; zero is none. A transaction that failed takes its own with it. */
    private void setTimeout(long time) throws SQLException {
        if (time != timeout) {
            execute("set statement_timeout = " + time);
            timeout = time;
        }
    }

    /** Makes a snapshot the measure of all, and a lock of somebody else a conflict rather than a wait. */
    void begin() throws SQLException {
        setTimeout(0);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        execute("set local lock_timeout = 50");
    }

    void commit() throws SQLException {
        connection.commit();
        end();
    }

    void rollback() throws SQLException {
        connection.rollback();
        timeout = 0;
        end();
    }

    private void end() throws SQLException {
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Frees what cursors hold that outlive their statement. */
    void closeCursors() throws SQLException {
        execute("close all");
    }

    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
