package dev.sallyport.engine.mongodb;

import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.BsonDocument;

/** Asks a server for the collections and views that it has. */
final class MongoListing {
    /** Who waits longer stands behind a definition that itself waits for somebody. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private MongoListing() {}

    /** All that exist for the gateway, by name. */
    static SortedMap<String, MongoListed> all(MongoSession session) throws MongoFault {
        return read(MongoCommands.listCollections(), session);
    }

    /** Those of these names. */
    static SortedMap<String, MongoListed> of(Collection<String> names, MongoSession session) throws MongoFault {
        return names.isEmpty()
                ? new TreeMap<>()
                : read(MongoCommands.within(MongoCommands.listCollections(names), TIME), session);
    }

    private static SortedMap<String, MongoListed> read(BsonDocument command, MongoSession session) throws MongoFault {
        SortedMap<String, MongoListed> listed = new TreeMap<>();
        try (MongoRows rows = MongoRows.of(command, session)) {
            while (rows.hasNext()) {
                MongoListed.of(rows.next()).ifPresent(each -> listed.put(each.name(), each));
            }
        }
        return listed;
    }
}
