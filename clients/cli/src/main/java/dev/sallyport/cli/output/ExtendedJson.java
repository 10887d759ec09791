package dev.sallyport.cli.output;

import com.google.protobuf.ByteString;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** Documents in BSON as extended JSON in pure visible characters, names in the order in which they came. */
public enum ExtendedJson {
    /** As people read it; a number stands as it is. */
    RELAXED(JsonMode.RELAXED),
    /** Every value with its type. */
    CANONICAL(JsonMode.EXTENDED);

    private static final String LABEL = "{\"v\": ";
    private static final int LEAST_BYTES = 5;

    private final JsonMode mode;

    ExtendedJson(JsonMode mode) {
        this.mode = mode;
    }

    /** @throws UnreadableDocumentException when these bytes are no document */
    String of(ByteString document) {
        return read(document, this::of);
    }

    String of(BsonDocument document) {
        return JsonText.visible(
                document.toJson(JsonWriterSettings.builder().outputMode(mode).build()));
    }

    /** A value as it would stand in a document. */
    String of(BsonValue value) {
        String whole = of(new BsonDocument("v", value));
        return whole.substring(LABEL.length(), whole.length() - 1);
    }

    /**
     * The values by their top-level names, in order.
     *
     * @throws UnreadableDocumentException when these bytes are no document
     */
    static Map<String, BsonValue> fields(ByteString document) {
        return read(document, raw -> new LinkedHashMap<>(raw));
    }

    private static <T> T read(ByteString document, Function<BsonDocument, T> reading) {
        if (document.size() < LEAST_BYTES || length(document) != document.size()) {
            throw new UnreadableDocumentException("`" + document.size() + "` bytes are not as many as it says");
        }
        try {
            return reading.apply(new RawBsonDocument(document.toByteArray()));
        } catch (RuntimeException e) { // the library tells bad bytes by many kinds
            throw new UnreadableDocumentException(String.valueOf(e.getMessage()));
        }
    }

    private static int length(ByteString document) {
        return document.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
