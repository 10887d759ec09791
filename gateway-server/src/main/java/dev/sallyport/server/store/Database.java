package dev.sallyport.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The database behind the control store: SQLite in one file, or PostgreSQL; opened only when whole and known. */
final class Database implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    /** Commits wait for the disk, and a transaction that may write begins as one. */
    private static final String DURABLE =
            "journal_mode=WAL&synchronous=FULL&foreign_keys=on&transaction_mode=IMMEDIATE&busy_timeout=5000";

    /** Version of the newest file in `db/migration`. */
    static final String NEWEST = "2";

    private static final String INTEGRITY_VIOLATION = "23";
    /** The vendor code of the SQLite driver, which knows no SQL state. */
    private static final int SQLITE_CONSTRAINT = 19;

    private static final String SERIALIZATION_FAILURE = "40001";

    private static final int SHARED_CONNECTIONS = 4;
    private static final String LAST_MIGRATION =
            "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1";

    private static final int CONNECT_MILLIS = 5_000;
    /** The first connection is made while it is waited for, however long a busy machine takes: milliseconds to begin again. */
    private static final int ONE_ATTEMPT = 1;

    private final String name;
    private final HikariDataSource pool;

    private Database(String name, HikariDataSource pool) {
        this.name = name;
        this.pool = pool;
    }

    /**
     * Opens, checks and brings up to date.
     *
     * @throws StoreException when it cannot be reached, is damaged, or was written by a newer version
     */
    static Database open(String address) {
        if (!address.startsWith(SQLITE) && !address.startsWith(POSTGRESQL)) {
            throw new StoreException("expected `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`");
        }
        try {
            return whole(address);
        } catch (SQLException | FlywayException | PoolInitializationException e) {
            throw new StoreException(
                    "control store `" + nameOf(address) + "` cannot be opened (" + reasonOf(e)
                            + "), expected a whole store of this version or an older one",
                    e);
        }
    }

    private static Database whole(String address) throws SQLException {
        Database database = new Database(nameOf(address), pool(address));
        try {
            database.check(address);
            if (!database.isNewest()) {
                database.migrate();
            }
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Runs a whole transaction: it commits when the work returns, and whatever is thrown undoes it.
     *
     * <p>A connection is in a transaction only here: the SQLite driver would hold its lock between two of them.
     */
    <T, E extends Exception> T transaction(Work<T, E> work) throws SQLException, E {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.with(connection);
            connection.commit();
            return result;
        }
    }

    /** Reads in one transaction. */
    <T> T read(Work<T, SQLException> work) {
        try {
            return transaction(work);
        } catch (SQLException e) {
            throw failed(e);
        } catch (IllegalArgumentException e) {
            throw new StoreException("control store `" + name + "` holds something that is not what it should be", e);
        }
    }

    /** Changes something in one transaction; false where the work says so or another transaction came first. */
    boolean change(Work<Boolean, SQLException> work) {
        try {
            return transaction(work);
        } catch (SQLException e) {
            if (isOvertaken(e)) {
                return false;
            }
            throw failed(e);
        }
    }

    /** Whether another transaction did the same first. */
    static boolean isOvertaken(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean isTaken = e.getErrorCode() == SQLITE_CONSTRAINT;
        return isTaken || state.startsWith(INTEGRITY_VIOLATION) || state.equals(SERIALIZATION_FAILURE);
    }

    StoreException failed(SQLException e) {
        return new StoreException("control store `" + name + "` cannot be used", e);
    }

    /** What happens in one transaction. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T with(Connection connection) throws SQLException, E;
    }

    /** A connection outside of any transaction. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** What a message calls it; without options, which may hold a password. */
    String name() {
        return name;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(String address) {
        boolean file = address.startsWith(SQLITE);
        HikariConfig config = new HikariConfig();
        config.setPoolName("control-store");
        config.setJdbcUrl(file ? address + (address.contains("?") ? "&" : "?") + DURABLE : address);
        config.setMaximumPoolSize(file ? 1 : SHARED_CONNECTIONS);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setInitializationFailTimeout(ONE_ATTEMPT);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        return new HikariDataSource(config);
    }

    private void check(String address) throws SQLException {
        if (!address.startsWith(SQLITE)) {
            return;
        }
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new SQLException("the file is damaged");
            }
        }
    }

    /** Whether there is nothing to bring up to date; a history that cannot be read is for the migration to judge. */
    private boolean isNewest() {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(LAST_MIGRATION)) {
            return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void migrate() {
        var _ = Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("")
                .load()
                .migrate();
    }

    /** The first line of what the innermost failure says: a pool hides what it failed of. */
    private static String reasonOf(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static String nameOf(String address) {
        int options = address.indexOf('?');
        String bare = options < 0 ? address : address.substring(0, options);
        return bare.startsWith(SQLITE) ? bare.substring(SQLITE.length()) : bare;
    }
}
