package dev.sallyport.e2e.corpora;

import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A command that the drivers' common tests expect on the wire, without what their runner matches and what a session says.
 *
 * @param name of the command
 */
public record WireCommand(String source, String name, BsonDocument command) {
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct");

    /** What reaches behind the documents, or waits for others (the allow-list does without). */
    private static final Set<String> OPTIONS = Set.of(
            "tailable", "awaitData", "min", "max", "hint", "returnKey", "showRecordId", "rawData", "allowDiskUse");

    private static final Set<String> STAGES =
            Set.of("$out", "$merge", "$changeStream", "$listLocalSessions", "$listSearchIndexes", "$unsupported");

    /** Whether it only reads, with stages and options of which all are on the allow-list. */
    public boolean isRead() {
        return READS.contains(name)
                && OPTIONS.stream().noneMatch(command::containsKey)
                && stages().stream().noneMatch(STAGES::contains);
    }

    private List<String> stages() {
        BsonValue pipeline = command.get("pipeline", new BsonArray());
        return pipeline.isArray()
                ? pipeline.asArray().stream()
                        .filter(stage ->
                                stage.isDocument() && !stage.asDocument().isEmpty())
                        .map(stage -> stage.asDocument().getFirstKey())
                        .toList()
                : List.of();
    }
}
