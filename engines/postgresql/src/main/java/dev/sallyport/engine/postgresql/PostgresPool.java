package dev.sallyport.engine.postgresql;

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

/** The connections of one source and one credential, pinned: those that read are never shared with anything that writes. */
final class PostgresPool implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    /** Longer than any call may take, so that only a dead network meets it. */
    private static final Duration SOCKET = Duration.ofMinutes(11);

    private final HikariDataSource pool;
    private final OrphanedBackends orphans = new OrphanedBackends(this::connect);

    private PostgresPool(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Makes the pool; connects when it is first asked for a connection.
     *
     * @throws IllegalArgumentException when the address is wrong, or needs a protection that it does not get
     */
    static PostgresPool of(SourceSettings settings) {
        return new PostgresPool(new HikariDataSource(config(settings, "postgresql-")));
    }

    /** One whose sessions only read until a transaction says otherwise; it holds no connection before one is asked for. */
    static PostgresPool ofWrites(SourceSettings settings) {
        HikariConfig config = config(settings, "postgresql-writes-");
        config.setReadOnly(false);
        config.setConnectionInitSql(PostgresSettings.statementOfWrites());
        config.setMinimumIdle(0);
        return new PostgresPool(new HikariDataSource(config));
    }

    private static HikariConfig config(SourceSettings settings, String name) {
        PostgresAddress address = PostgresAddress.parse(settings.address());
        HikariConfig config = new HikariConfig();
        config.setPoolName(name + settings.name());
        config.setJdbcUrl(address.url(URLEncoder.encode(settings.database(), StandardCharsets.UTF_8)));
        config.setCredentialsProvider(
                () -> Credentials.of(settings.user(), settings.password().reveal()));
        config.setDataSourceProperties(properties(address.protectedBy(settings.tls())));
        config.setMaximumPoolSize(settings.connections());
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setConnectionInitSql(PostgresSettings.statement());
        // without it the settings would be part of the first transaction, and lost when that is rolled back
        config.setIsolateInternalQueries(true);
        config.setConnectionTimeout(WAIT.toMillis());
        config.setMaxLifetime(LIFETIME.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    private static Properties properties(Properties properties) {
        properties.setProperty("ApplicationName", "sallyport");
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SOCKET.toSeconds()));
        properties.setProperty("cancelSignalTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("preparedStatementCacheQueries", "256");
        properties.setProperty("preparedStatementCacheSizeMiB", "8");
        properties.setProperty("maxResultBuffer", "64M");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("binaryTransferDisable", PostgresDecoders.TEXT_ONLY);
        return properties;
    }

    /** A connection for one transaction. */
    PostgresSession session() throws EngineFailure {
        try {
            Connection connection = pool.getConnection();
            return new PostgresSession(connection, () -> pool.evictConnection(connection), orphans);
        } catch (SQLTransientConnectionException e) {
            throw isBusy() ? SourceFailure.busy("53300") : PostgresErrors.unreachable(e);
        } catch (SQLException e) {
            throw PostgresErrors.unreachable(e);
        }
    }

    /** One beyond the pool, for a moment: the pool may be full of those that it asks after. */
    private Connection connect() throws SQLException {
        Credentials credentials = pool.getCredentialsProvider().getCredentials();
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("socketTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("user", credentials.getUsername());
        properties.setProperty("password", credentials.getPassword());
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    private boolean isBusy() {
        return pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    @Override
    public void close() {
        orphans.close();
        pool.close();
    }
}
