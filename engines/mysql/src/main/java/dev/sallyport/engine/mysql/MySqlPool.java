package dev.sallyport.engine.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.run.SourceFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;

/** The connections of one source and one credential. */
final class MySqlPool implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    /** Longer than any call may take, so that only a dead network meets it. */
    private static final Duration SOCKET = Duration.ofMinutes(11);

    private final HikariDataSource pool;

    private MySqlPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Makes the pool; connects when it is first asked for a connection.
     *
     * @throws IllegalArgumentException when the address is wrong, or needs a protection that it does not get
     */
    static MySqlPool of(SourceSettings settings) {
        MySqlAddress address = MySqlAddress.parse(settings.address());
        HikariConfig config = new HikariConfig();
        config.setPoolName("mysql-" + settings.name());
        String database = URLEncoder.encode(settings.database(), StandardCharsets.UTF_8);
        config.setJdbcUrl(address.url(database.replace("+", "%20")));
        config.setCredentialsProvider(
                () -> Credentials.of(settings.user(), settings.password().reveal()));
        config.setDataSourceProperties(properties(address.protectedBy(settings.tls())));
        config.setMaximumPoolSize(settings.connections());
        config.setAutoCommit(false);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        return new MySqlPool(new HikariDataSource(config));
    }

    private static Properties properties(Properties properties) {
        prepared(properties);
        refused(properties);
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toMillis()));
        properties.setProperty("socketTimeout", Long.toString(SOCKET.toMillis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("netTimeoutForStreamingResults", "0");
        properties.setProperty("maxAllowedPacket", Integer.toString(64 << 20));
        properties.setProperty("connectionAttributes", "program_name:sallyport");
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("useLocalSessionState", "true");
        return properties;
    }

    /** Parameters go to the server beside the text; what it cannot prepare fails, instead of being put together here. */
    private static void prepared(Properties properties) {
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("emulateUnsupportedPstmts", "false");
        properties.setProperty("cachePrepStmts", "true");
        properties.setProperty("prepStmtCacheSize", "256");
        properties.setProperty("prepStmtCacheSqlLimit", "65536");
    }

    private static void refused(Properties properties) {
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("autoDeserialize", "false");
        properties.setProperty("createDatabaseIfNotExist", "false");
        properties.setProperty("paranoid", "true");
    }

    /** A connection for one transaction. */
    MySqlSession session() throws EngineFailure {
        try {
            Connection connection = pool.getConnection();
            return new MySqlSession(connection, () -> pool.evictConnection(connection), this::connect);
        } catch (SQLTransientConnectionException e) {
            throw isBusy() ? SourceFailure.busy("BUSY") : MySqlErrors.unreachable(e);
        } catch (SQLException e) {
            throw MySqlErrors.unreachable(e);
        }
    }

    /** One beyond the pool, for a moment: the pool may be full of those that are to be ended. */
    private Connection connect() throws SQLException {
        Credentials credentials = pool.getCredentialsProvider().getCredentials();
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("socketTimeout", Long.toString(CONNECT.toMillis()));
        properties.setProperty("user", credentials.getUsername());
        properties.setProperty("password", credentials.getPassword());
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    private boolean isBusy() {
        return pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    @Override
    public void close() {
        pool.close();
    }
}
