package dev.sallyport.e2e.bypass;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The documents in the reply of a server to a command that reads, which fit into its first batch; as a gateway gives them. */
public final class RawDocuments {
    private RawDocuments() {}

    /** The values of a document with `values`, sorted by their texts. */
    public static List<String> distinct(String document) {
        return BsonDocument.parse(document).getArray("values").stream()
                .map(String::valueOf)
                .sorted()
                .toList();
    }

    /** A count is one document with `n`, distinct values are one with `values`. */
    public static List<BsonDocument> of(BsonDocument reply) {
        if (reply.containsKey("cursor")) {
            BsonArray batch = reply.getDocument("cursor").getArray("firstBatch", new BsonArray());
            return batch.stream().map(BsonValue::asDocument).toList();
        }
        if (reply.containsKey("values")) {
            return List.of(new BsonDocument("values", reply.get("values")));
        }
        return reply.containsKey("n") ? List.of(new BsonDocument("n", reply.get("n"))) : List.of();
    }
}
