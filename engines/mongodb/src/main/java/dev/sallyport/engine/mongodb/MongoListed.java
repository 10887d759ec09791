package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectDescription.Kind;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;

/**
 * One collection or view as the server lists it.
 *
 * @param id the collection's UUID, or the name of a view
 * @param options as the server keeps them
 */
record MongoListed(String name, String id, Kind kind, BsonDocument options) {
    private static final String VIEW_ON = "viewOn";

    /** Nothing for what does not exist for the gateway: time series, capped collections, those of the system and its own. */
    static Optional<MongoListed> of(BsonDocument listed) {
        String name = listed.getString("name").getValue();
        BsonDocument options = listed.getDocument("options", new BsonDocument());
        if (name.startsWith("system.") || name.equals(MongoOutcomes.COLLECTION) || options.containsKey("capped")) {
            return Optional.empty();
        }
        return switch (listed.getString("type").getValue()) {
            case "collection" -> id(listed).map(id -> new MongoListed(name, id, Kind.COLLECTION, decoded(options)));
            case "view" -> Optional.of(new MongoListed(name, "view:" + name, Kind.VIEW, decoded(options)));
            default -> Optional.empty();
        };
    }

    private static BsonDocument decoded(BsonDocument options) {
        return MongoDocuments.of(MongoDocuments.bytes(options));
    }

    /** One without an id could not be told from another that takes its name. */
    private static Optional<String> id(BsonDocument listed) {
        BsonValue id = listed.getDocument("info", new BsonDocument()).get("uuid");
        return id != null && id.isBinary() && id.asBinary().getData().length == 16
                ? Optional.of(id.asBinary().asUuid(UuidRepresentation.STANDARD)).map(UUID::toString)
                : Optional.empty();
    }

    boolean isView() {
        return kind == Kind.VIEW;
    }

    Optional<MongoView> view() {
        if (!isView()) {
            return Optional.empty();
        }
        List<BsonDocument> pipeline = options.getArray("pipeline", new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .toList();
        return Optional.of(new MongoView(options.getString(VIEW_ON).getValue(), pipeline));
    }

    ObjectDescription description(String source, String database, List<ColumnDescription> columns) {
        return new ObjectDescription(new ObjectName(source, database, "", name), id, kind, columns);
    }

    String fingerprint(String source, String database) {
        return MongoCollection.fingerprint(description(source, database, List.of()), options);
    }
}
