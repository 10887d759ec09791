package dev.sallyport.engine.testkit;

import dev.sallyport.engine.SourceSettings.Tls;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running server for tests.
 *
 * <p>It takes an administrator without a password over loopback; roles that a test makes need their password. Thread-safe.
 */
public final class TestServer implements RunningServer {
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
        this.version = readVersion(kind);
    }

    /** One that we started. */
    static TestServer own(ServerKind kind, String address, ServerFiles files, Stop stop) throws SQLException {
        return new TestServer(kind, address, kind.engine().administration().properties(), files.tls(), stop);
    }

    @Override
    public ServerKind kind() {
        return kind;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Tls tls() {
        return tls;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public TestDatabase createDatabase() throws SQLException {
        String name = nextName();
        try (Connection connection = connectHome()) {
            administration().create(connection, name);
        }
        return new TestDatabase(this, name);
    }

    /** Makes a copy of a database to which nobody is connected. */
    public TestDatabase copyOf(String template) throws SQLException {
        String name = nextName();
        try (Connection connection = connectHome()) {
            administration().copy(connection, template, name);
        }
        return new TestDatabase(this, name);
    }

    /** Makes a database what its template is, even when somebody is connected to it. */
    public void restore(TestDatabase database, String template) throws SQLException {
        try (Connection connection = connectHome()) {
            administration().drop(connection, database.name());
            administration().copy(connection, template, database.name());
        }
    }

    /** Drops a database, even when somebody is connected to it. */
    void drop(String database) throws SQLException {
        try (Connection connection = connectHome()) {
            administration().drop(connection, database);
        }
    }

    /** A connection of the administrator. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(administration().url(address, database), administrator);
    }

    private Connection connectHome() throws SQLException {
        return connect(administration().home());
    }

    private Administration administration() {
        return kind.engine().administration();
    }

    private String nextName() {
        return "t" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
    }

    /** What the server says it is: nothing is told of one product that ran on another. */
    private String readVersion(ServerKind expected) throws SQLException {
        try (Connection connection = connectHome()) {
            String version = administration().version(connection);
            if (!expected.is(version)) {
                throw new IllegalStateException(
                        "the server is `" + version + "`, expected `" + expected.product() + "`");
            }
            return version.substring(version.lastIndexOf(' ') + 1);
        }
    }

    @Override
    public void close() {
        stop.stop();
    }
}
