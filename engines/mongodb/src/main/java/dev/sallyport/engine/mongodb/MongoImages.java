package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.run.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/** The documents that an operation would change, counted or pictured. */
final class MongoImages {
    private static final String PIPELINE = "pipeline";
    private static final String COUNT = "$count";

    private MongoImages() {}

    /** How many documents, and what they hold in whatever order. The command gives each of them, as far as it counts. */
    static Image of(Count count, MongoSession session) throws EngineFailure, MongoFault {
        List<String> digests = new ArrayList<>();
        MongoRendering rendering = MongoRendering.of(count.canonical()).require(List.of("aggregate"));
        Digest each = new Digest();
        try (MongoRows rows = MongoRows.of(rendering.command(), session)) {
            while (rows.hasNext()) {
                each.add(MongoDocuments.bytes(rows.next()));
                digests.add(each.end());
            }
        }
        Collections.sort(digests);
        return new Image(digests.size(), HexFormat.of().parseHex(Digest.of(String.join("", digests))));
    }

    /**
     * What commands count that answer with one number, or with nothing for none.
     *
     * @param most where it is more, any larger number may be the answer
     */
    static long count(List<BsonDocument> commands, long most, MongoSession session) throws MongoFault {
        long sum = 0;
        for (BsonDocument command : commands) {
            try (MongoRows rows = MongoRows.of(within(most, command.clone()), session)) {
                sum += rows.hasNext() ? number(rows.next()) : 0;
            }
        }
        return sum;
    }

    /** Counts no further than it has to. */
    private static BsonDocument within(long most, BsonDocument command) {
        BsonArray pipeline = command.getArray(PIPELINE);
        int last = pipeline.size() - 1;
        if (last >= 0 && pipeline.get(last).asDocument().containsKey(COUNT) && most < Long.MAX_VALUE) {
            pipeline.add(last, new BsonDocument("$limit", new BsonInt64(most + 1)));
        }
        return command;
    }

    private static long number(BsonDocument answer) throws MongoFault {
        return answer.values().stream()
                .filter(BsonValue::isNumber)
                .findFirst()
                .map(value -> value.asNumber().longValue())
                .orElseThrow(() -> MongoFault.unanswered("COUNT"));
    }
}
