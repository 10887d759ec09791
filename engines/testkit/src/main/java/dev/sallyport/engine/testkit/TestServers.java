package dev.sallyport.engine.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The servers of one test run: each is started when it is first asked for, and ended with the run. Thread-safe. */
public final class TestServers implements AutoCloseable {
    private final Map<ServerKind, Optional<RunningServer>> started = new EnumMap<>(ServerKind.class);

    /** Those of a machine that has none of a kind. */
    static TestServers without(ServerKind kind) {
        TestServers servers = new TestServers();
        servers.started.put(kind, Optional.empty());
        return servers;
    }

    /** The server of a kind that speaks SQL, or empty where the machine has none. */
    public Optional<TestServer> find(ServerKind kind) {
        return running(kind).map(TestServer.class::cast);
    }

    /** The server of a kind that holds documents, or empty where the machine has none. */
    public Optional<DocumentServer> findDocuments(ServerKind kind) {
        return running(kind).map(DocumentServer.class::cast);
    }

    /** The server of a kind whatever it holds, or empty where the machine has none. */
    public synchronized Optional<RunningServer> running(ServerKind kind) {
        return started.computeIfAbsent(kind, TestServers::start);
    }

    private static Optional<RunningServer> start(ServerKind kind) {
        try {
            Optional<? extends RunningServer> configured = kind.engine() == ServerEngine.MONGODB
                    ? ConfiguredDocuments.find(kind)
                    : ConfiguredServer.find(kind);
            return configured.isPresent() ? Optional.of(configured.get()) : startLocal(kind);
        } catch (SQLException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("server `" + kind.key() + "` did not start", e);
        }
    }

    private static Optional<RunningServer> startLocal(ServerKind kind)
            throws SQLException, IOException, GeneralSecurityException {
        return switch (kind) {
            case POSTGRESQL18 -> Optional.of(EmbeddedServer.start());
            case POSTGRESQL15 ->
                InstalledServer.isInstalled() ? Optional.of(InstalledServer.start()) : Optional.empty();
            case MYSQL9 -> MySqlServer.isUnpacked() ? Optional.of(MySqlServer.start()) : Optional.empty();
            case MARIADB10 -> MariaDbServer.isInstalled() ? Optional.of(MariaDbServer.start()) : Optional.empty();
            case DOCUMENTDB -> DocumentDbServer.isUnpacked() ? Optional.of(DocumentDbServer.start()) : Optional.empty();
            case MONGODB8 -> Optional.empty();
        };
    }

    @Override
    public synchronized void close() {
        started.values().forEach(server -> server.ifPresent(RunningServer::close));
        started.clear();
    }
}
