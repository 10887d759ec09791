package dev.sallyport.engine.mongodb;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The commands that the gateway sends on its own behalf, and what it adds to others: nothing that changes their meaning. */
final class MongoCommands {
    private static final String TIME = "maxTimeMS";

    private MongoCommands() {}

    static BsonDocument named(String command, String collection) {
        return new BsonDocument(command, new BsonString(collection));
    }

    static BsonDocument plain(String command) {
        return new BsonDocument(command, new BsonInt32(1));
    }

    static BsonDocument within(BsonDocument command, Duration time) {
        return command.append(TIME, new BsonInt64(Math.max(1, time.toMillis())));
    }

    static BsonDocument killing(BsonDocument session) {
        return new BsonDocument("killSessions", new BsonArray(List.of(session)));
    }

    static BsonDocument listCollections() {
        return plain("listCollections").append("nameOnly", BsonBoolean.FALSE);
    }

    /** Those of these names alone. */
    static BsonDocument listCollections(Collection<String> names) {
        List<BsonString> every =
                new TreeSet<>(names).stream().map(BsonString::new).toList();
        BsonDocument filter = new BsonDocument("name", new BsonDocument("$in", new BsonArray(every)));
        return listCollections().append("filter", filter);
    }

    static BsonDocument more(long cursor, String collection, int size) {
        return new BsonDocument("getMore", new BsonInt64(cursor))
                .append("collection", new BsonString(collection))
                .append("batchSize", new BsonInt32(size));
    }

    static BsonDocument cursor(int size) {
        return new BsonDocument("batchSize", new BsonInt32(size));
    }

    /** One document as it is stored. */
    static BsonDocument insert(String collection, BsonDocument document) {
        return named("insert", collection).append("documents", new BsonArray(List.of(document)));
    }

    static BsonDocument majority(BsonDocument command) {
        return command.append("writeConcern", new BsonDocument("w", new BsonString("majority")));
    }

    static BsonValue id(UUID uuid) {
        return new BsonBinary(uuid);
    }
}
