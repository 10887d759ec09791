package dev.sallyport.engine.testkit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.sallyport.engine.SourceSettings.Tls;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** A running server of documents for tests, with a client of its owner. Thread-safe. */
public final class DocumentServer implements RunningServer {
    private final ServerKind kind;
    private final String address;
    private final String connection;
    private final Tls tls;
    private final TestServer.Stop stop;
    private final MongoClient owner;
    private final String version;
    private final AtomicInteger databases = new AtomicInteger();

    /** @param connection the connection string of the owner, without a database */
    DocumentServer(ServerKind kind, String address, String connection, Tls tls, TestServer.Stop stop) {
        this.kind = kind;
        this.address = address;
        this.connection = connection;
        this.tls = tls;
        this.stop = stop;
        this.owner = MongoClients.create(connection);
        this.version = readVersion(kind);
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

    /** How the owner connects, without a database. */
    public String connectionString() {
        return connection;
    }

    /** The client of the owner, who may do everything. */
    public MongoClient owner() {
        return owner;
    }

    /** It comes to be with the first collection in it. */
    @Override
    public DocumentDatabase createDatabase() {
        return new DocumentDatabase(this, "t" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet());
    }

    /** What the server says it is: nothing is told of one product that ran on another. */
    private String readVersion(ServerKind expected) {
        String product = product(owner);
        if (!expected.is(product)) {
            throw new IllegalStateException("the server is `" + product + "`, expected `" + expected.product() + "`");
        }
        return product.substring(product.lastIndexOf(' ') + 1);
    }

    /** The product and its version, for example `DocumentDB 1.0-0`: all of them name a version of MongoDB's besides. */
    static String product(MongoClient client) {
        Document info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
        Document internal = info.get("internal", new Document());
        if (internal.containsKey("documentdb_versions")) {
            return "DocumentDB "
                    + internal.getList("documentdb_versions", String.class).getFirst();
        }
        return (info.containsKey("ferretdb") ? "FerretDB " : "MongoDB ") + info.getString("version");
    }

    @Override
    public void close() {
        owner.close();
        stop.stop();
    }
}
