package dev.sallyport.e2e;

import dev.sallyport.client.Row;
import dev.sallyport.v1.Type;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A value of an answer as one text, from which nothing of it is missing. */
public final class CellText {
    private static final JsonWriterSettings CANONICAL =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private CellText() {}

    /** A value that is not null. */
    public static String of(Row row, int at) {
        boolean isDocument = row.batch().column(at).column().getType() == Type.TYPE_BSON;
        return isDocument ? of(new RawBsonDocument(row.bytes(at).toByteArray())) : row.text(at);
    }

    /** A document, with the type of each of its values. */
    public static String of(BsonDocument document) {
        return document.toJson(CANONICAL);
    }
}
