package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running PostgreSQL server for tests.
 *
 * <p>It takes an administrator without a password over loopback; roles that a test makes need their password. Thread-safe.
 */
public final class TestServer implements AutoCloseable {
    private final ServerKind kind;
    private final String address;
    private final Properties administrator;
    private final Tls tls;
    private final Stop stop;
    private final String version;
    private final AtomicInteger databases = new AtomicInteger();

    /** Ends what was started. */
    @FunctionalInterface
    interface Stop {
        void stop();
    }

    TestServer(ServerKind kind, String address, Properties administrator, Tls tls, Stop stop) throws SQLException {
        this.kind = kind;
        this.address = address;
        this.administrator = administrator;
        this.tls = tls;
        this.stop = stop;
        this.version = readVersion();
    }

    public ServerKind kind() {
        return kind;
    }

    /** Host and port. */
    public String address() {
        return address;
    }

    /** How to connect with an encrypted connection. */
    public Tls tls() {
        return tls;
    }

    /** What the server says of itself, for example `18.6`. */
    public String version() {
        return version;
    }

    /** Makes an empty database. */
    public TestDatabase createDatabase() throws SQLException {
        return copyOf("template1");
    }

    /** Makes a copy of a database to which nobody is connected. */
    public TestDatabase copyOf(String template) throws SQLException {
        String name = "t" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        return new TestDatabase(this, name);
    }

    /** A connection of the administrator. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, administrator);
    }

    private String readVersion() throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show server_version")) {
            result.next();
            return result.getString(1).split(" ", 2)[0];
        }
    }

    @Override
    public void close() {
        stop.stop();
    }
}
