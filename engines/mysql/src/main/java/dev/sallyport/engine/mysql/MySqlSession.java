package dev.sallyport.engine.mysql;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.sallyport.engine.run.Session;
import dev.sallyport.operation.OperationKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A connection for one transaction.
 *
 * <p>One thread runs; `cancel` and `abort` may come from any thread.
 */
final class MySqlSession implements Session {
    private final Connection pooled;
    private final Runnable evict;
    private final Beyond beyond;
    private final JdbcConnection driver;
    private final MySqlVersion server;
    private volatile boolean spoiled;

    /** Another connection to the same server. */
    @FunctionalInterface
    interface Beyond {
        Connection connect() throws SQLException;
    }

    MySqlSession(Connection pooled, Runnable evict, Beyond beyond) throws SQLException {
        this.pooled = pooled;
        this.evict = evict;
        this.beyond = beyond;
        this.driver = pooled.unwrap(JdbcConnection.class);
        this.server = MySqlVersion.of(driver.getServerVersion().toString());
    }

    MySqlVersion server() {
        return server;
    }

    /** Sets what the session must have; the transaction begins with the first statement behind it. */
    void pin(OperationKind kind, Duration time, long rows) throws SQLException {
        try (Statement statement = pooled.createStatement()) {
            statement.execute(MySqlSettings.statement(server, kind, time, rows));
        }
    }

    /**
     * A statement that the server does not prepare, and that answers with nothing. The pool would close a connection on which
     * the server does not do what it is asked for, and with it whatever is to be looked at then.
     */
    void define(String text) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            statement.execute(text);
        }
    }

    /** Ends the connection, with everything that the server keeps for it. */
    void end() {
        spoil();
        try {
            driver.close();
        } catch (SQLException e) {
            evict.run();
        }
    }

    /** A statement that the server prepares; its rows come one after the other, while the session does nothing else. */
    PreparedStatement streaming(String text) throws SQLException {
        PreparedStatement statement =
                pooled.prepareStatement(text, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(Integer.MIN_VALUE);
        return statement;
    }

    /** A statement that the server prepares, whose rows come at once. */
    PreparedStatement prepare(String text) throws SQLException {
        return pooled.prepareStatement(text);
    }

    /** A statement without parameters and rows. */
    void run(String text) throws SQLException {
        try (Statement statement = pooled.createStatement()) {
            statement.execute(text);
        }
    }

    void commit() throws SQLException {
        pooled.commit();
    }

    @Override
    public void rollBack() {
        try {
            pooled.rollback();
        } catch (SQLException e) {
            spoil();
        }
    }

    /** Asks the server to end what it runs; the connection is not used again, because the request may come late. */
    @Override
    public void cancel() {
        spoil();
        kill("KILL QUERY ");
    }

    /** Breaks the connection; who reads from it fails at once, and the server gives up what it runs. */
    @Override
    public void abort() {
        spoil();
        try {
            driver.abortInternal();
        } catch (SQLException e) {
            evict.run();
        }
        kill("KILL CONNECTION ");
    }

    /** The number is never given to another connection of the same server, so nobody else can be met. */
    private void kill(String what) {
        try (Connection connection = beyond.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(what + driver.getSession().getThreadId());
        } catch (SQLException e) {
            spoil();
        }
    }

    @Override
    public void spoil() {
        spoiled = true;
    }

    @Override
    public void close() {
        if (spoiled) {
            evict.run();
        }
        try {
            pooled.close();
        } catch (SQLException e) {
            evict.run();
        }
    }
}
