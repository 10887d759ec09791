package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.SourceFailure;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What a sealed operation holds, to be run as it is.
 *
 * @param command the first field names it and its collection
 * @param otherwise the one document of an answer that has none
 * @param matched commands that count what the statements of a write would find
 * @param leaves whether a write would leave what the filter of its grant lets through
 * @param tripwire what documents of the answer may hold, where they are those of the collection
 */
record MongoRendering(
        BsonDocument command,
        Optional<BsonDocument> otherwise,
        List<BsonDocument> matched,
        boolean leaves,
        Optional<MongoTripwire> tripwire) {
    static MongoRendering of(byte[] canonical) throws EngineFailure {
        BsonDocument rendering = MongoDocuments.of(canonical);
        if (!rendering.isDocument("command") || rendering.getDocument("command").isEmpty()) {
            throw SourceFailure.internal("RENDERING");
        }
        return new MongoRendering(
                rendering.getDocument("command"),
                rendering.isDocument("otherwise") ? Optional.of(rendering.getDocument("otherwise")) : Optional.empty(),
                rendering.getArray("matched", new BsonArray()).stream()
                        .map(BsonValue::asDocument)
                        .toList(),
                rendering.containsKey("leaves"),
                MongoTripwire.of(rendering.getArray("planned", new BsonArray()).stream()
                        .map(path -> path.asString().getValue())
                        .toList()));
    }

    String name() {
        return command.getFirstKey();
    }

    /** Fails unless the command is one of these. */
    MongoRendering require(List<String> names) throws EngineFailure {
        if (!names.contains(name())) {
            throw SourceFailure.internal("COMMAND");
        }
        return this;
    }

    /** Fails where a document would come to be, or come to lie, where the grant's filter lets none through (holes W7). */
    void requireWithin() throws EngineFailure {
        if (leaves) {
            throw SourceFailure.outsideOfFilter("FILTER");
        }
    }

    /** How many documents it inserts. */
    int inserted() {
        return name().equals("insert")
                ? command.getArray("documents", new BsonArray()).size()
                : 0;
    }

    /** The collection that the command is about. */
    String collection() {
        BsonValue named = command.get(name());
        return named != null && named.isString() ? named.asString().getValue() : "";
    }
}
