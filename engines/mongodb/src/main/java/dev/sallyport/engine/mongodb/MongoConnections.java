package dev.sallyport.engine.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import com.mongodb.connection.SslSettings;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The driver as it is set up for a source; made anew when its credential is not taken any more. Thread-safe. */
final class MongoConnections implements AutoCloseable {
    static final String REPLICA_SET = "replicaSet";
    static final String AUTH_SOURCE = "authSource";

    /** For ending what runs and for looks at the catalog, whatever the sessions do. */
    private static final int BEYOND = 4;

    private static final int DEFAULT_PORT = 27_017;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    /** Longer than any call may take, so that only a dead network meets it. */
    private static final Duration SOCKET = Duration.ofMinutes(11);

    private final SourceSettings settings;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile MongoClient client;
    private volatile String password;

    MongoConnections(SourceSettings settings) {
        this.settings = settings;
        this.password = settings.password().reveal();
        this.client = MongoClients.create(driver(settings, password));
    }

    MongoClient client() {
        return client;
    }

    /** With the password as it is now; sessions of the one before go on until none can be left. */
    void renew(MongoClient refused) {
        renewing.lock();
        try {
            String now = settings.password().reveal();
            if (client.equals(refused) && !now.equals(password)) {
                client = MongoClients.create(driver(settings, now));
                password = now;
                CompletableFuture.delayedExecutor(SOCKET.toSeconds(), TimeUnit.SECONDS)
                        .execute(refused::close);
            }
        } finally {
            renewing.unlock();
        }
    }

    static MongoClientSettings driver(SourceSettings settings, String password) {
        dev.sallyport.engine.run.ServerAddress address =
                dev.sallyport.engine.run.ServerAddress.parse(settings.address(), DEFAULT_PORT);
        MongoClientSettings.Builder driver = MongoClientSettings.builder()
                .applicationName("sallyport")
                .retryReads(false)
                .retryWrites(false)
                .readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.DEFAULT)
                .writeConcern(WriteConcern.ACKNOWLEDGED)
                .applyToLoggerSettings(logger -> logger.maxDocumentLength(0))
                .applyToClusterSettings(cluster -> cluster(cluster, settings, address))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(settings.connections() + BEYOND)
                        .maxWaitTime(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .maxConnectionLifeTime(LIFETIME.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(SOCKET.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSslSettings(ssl -> tls(ssl, settings.tls(), address));
        if (!settings.user().isEmpty()) {
            String source = settings.options().getOrDefault(AUTH_SOURCE, "admin");
            driver.credential(MongoCredential.createCredential(settings.user(), source, password.toCharArray()));
        }
        return driver.build();
    }

    /**
     * Without protection nobody but the server at the address is talked to, whatever hosts it says that its replica set has.
     */
    private static void cluster(
            ClusterSettings.Builder cluster, SourceSettings settings, dev.sallyport.engine.run.ServerAddress address) {
        String replicaSet = settings.options().getOrDefault(REPLICA_SET, "");
        boolean single = replicaSet.isEmpty() || settings.tls() instanceof Tls.Off;
        cluster.hosts(List.of(new ServerAddress(address.host(), address.port())))
                .mode(single ? ClusterConnectionMode.SINGLE : ClusterConnectionMode.MULTIPLE)
                .serverSelectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        if (!replicaSet.isEmpty()) {
            cluster.requiredReplicaSetName(replicaSet);
        }
    }

    private static void tls(SslSettings.Builder ssl, Tls tls, dev.sallyport.engine.run.ServerAddress address) {
        switch (tls) {
            case Tls.Verified(String authorities) ->
                ssl.enabled(true).invalidHostNameAllowed(false).context(MongoAuthorities.of(authorities));
            case Tls.Off() -> {
                address.requireLoopback();
                ssl.enabled(false);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
