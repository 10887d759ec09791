package dev.sallyport.engine.testkit;

import com.mongodb.ServerAddress;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/** A database of documents of its own for one test class, dropped when it is closed. */
public record DocumentDatabase(DocumentServer server, String name) implements RunningDatabase {
    /** The host of its server. */
    public String host() {
        return new ServerAddress(server.address()).getHost();
    }

    /** The port of its server. */
    public int port() {
        return new ServerAddress(server.address()).getPort();
    }

    /** The database as its owner sees it. */
    public MongoDatabase database() {
        return server.owner().getDatabase(name);
    }

    /** Makes a user of this database with one of the roles that every server has, for example `read`. */
    public void createUser(String user, String password, String role) {
        database()
                .runCommand(new Document("createUser", user)
                        .append("pwd", password)
                        .append("roles", List.of(new Document("role", role).append("db", name))));
    }

    /** Runs commands as the owner, each in extended JSON. */
    public void run(String... commands) {
        for (String command : commands) {
            database().runCommand(BsonDocument.parse(command));
        }
    }

    /**
     * Makes the collections of a file: one JSON document, in which each name holds an array of documents; what begins with
     * an underscore is not of the data.
     */
    public void load(Path file) throws IOException {
        load(BsonDocument.parse(Files.readString(file)));
    }

    /** The same from the document itself. */
    public void load(BsonDocument collections) {
        collections.forEach((collection, documents) -> {
            if (!collection.startsWith("_")) {
                fill(collection, documents.asArray());
            }
        });
    }

    /** Makes it what another one is: the same collections and views, documents and indexes, and nothing else. */
    public void become(DocumentDatabase template) {
        DocumentCopy.make(template.database(), database());
    }

    private void fill(String collection, List<BsonValue> documents) {
        database().createCollection(collection);
        if (!documents.isEmpty()) {
            database()
                    .getCollection(collection, BsonDocument.class)
                    .insertMany(documents.stream().map(BsonValue::asDocument).toList());
        }
    }

    @Override
    public void close() {
        database().runCommand(new Document("dropAllUsersFromDatabase", 1));
        database().drop();
    }
}
