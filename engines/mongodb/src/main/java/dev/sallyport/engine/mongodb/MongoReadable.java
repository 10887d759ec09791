package dev.sallyport.engine.mongodb;

import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A rendering as people read it: relaxed extended JSON, names in their order. */
final class MongoReadable {
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private MongoReadable() {}

    static String of(byte[] rendering) {
        return new RawBsonDocument(rendering).toJson(RELAXED);
    }
}
