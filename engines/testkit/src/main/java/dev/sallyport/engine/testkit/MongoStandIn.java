package dev.sallyport.engine.testkit;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/**
 * What speaks MongoDB's wire without a server: mongo-java-server, in memory.
 *
 * <p>For demonstrations and for what a gateway refuses by itself, never as evidence: its views are empty collections that
 * can be written, `maxTimeMS` ends nothing, and expressions in projections are left out.
 */
public final class MongoStandIn implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;

    private MongoStandIn(MongoServer server) {
        this.server = server;
        this.address = server.bind();
    }

    /** Starts one on a free port of loopback. */
    public static MongoStandIn start() {
        return new MongoStandIn(new MongoServer(new MemoryBackend()));
    }

    /** What it is, wherever a server is named. */
    public String product() {
        return "mongo-java-server";
    }

    /** Host and port. */
    public String address() {
        return address.getHostString() + ":" + address.getPort();
    }

    /** How a client connects, without a database. */
    public String connectionString() {
        return "mongodb://" + address() + "/?retryWrites=false";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
