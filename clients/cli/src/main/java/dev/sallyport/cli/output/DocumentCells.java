package dev.sallyport.cli.output;

import java.time.Instant;
import java.util.HexFormat;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonValue;

/** Values of documents as the cells of a line: the plain ones as in any table, the others as extended JSON. */
final class DocumentCells {
    private static final int UUID_BYTES = 16;

    private DocumentCells() {}

    static String text(BsonValue value, String absent, ExtendedJson json) {
        return switch (value.getBsonType()) {
            case NULL -> absent;
            case STRING -> value.asString().getValue();
            case BOOLEAN -> Boolean.toString(value.asBoolean().getValue());
            case INT32 -> Integer.toString(value.asInt32().getValue());
            case INT64 -> Long.toString(value.asInt64().getValue());
            case DOUBLE -> Double.toString(value.asDouble().getValue());
            case DECIMAL128 -> value.asDecimal128().getValue().toString();
            case DATE_TIME ->
                Instant.ofEpochMilli(value.asDateTime().getValue()).toString();
            case OBJECT_ID -> value.asObjectId().getValue().toHexString();
            case BINARY -> text(value.asBinary());
            case DOCUMENT,
                    ARRAY,
                    END_OF_DOCUMENT,
                    UNDEFINED,
                    REGULAR_EXPRESSION,
                    DB_POINTER,
                    JAVASCRIPT,
                    SYMBOL,
                    JAVASCRIPT_WITH_SCOPE,
                    TIMESTAMP,
                    MIN_KEY,
                    MAX_KEY -> json.of(value);
        };
    }

    private static String text(BsonBinary binary) {
        return binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue() && binary.getData().length == UUID_BYTES
                ? binary.asUuid().toString()
                : "\\x" + HexFormat.of().formatHex(binary.getData());
    }
}
