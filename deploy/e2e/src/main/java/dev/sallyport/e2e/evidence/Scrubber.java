package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.mongodb.Scrubbed;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;

/** Errors as a mongod answers them, with what stands in documents: nothing of that is in what the engine says. */
final class Scrubber implements Point {
    private static final String CANARY = "canary";

    @Override
    public String name() {
        return "scrubber";
    }

    @Override
    public boolean needsServers() {
        return false;
    }

    @Override
    public List<Figure> measure(Ground ground) throws IOException {
        List<BsonDocument> answers = Stand.resource("mongod-errors.jsonl")
                .lines()
                .filter(line -> !line.isBlank())
                .map(BsonDocument::parse)
                .toList();
        long with = answers.stream()
                .filter(answer -> answer.toJson().contains(CANARY))
                .count();
        long telling = answers.stream()
                .filter(answer -> Scrubbed.of(answer).contains(CANARY))
                .count();
        return List.of(
                Figure.exactly("errors of a mongod that hold a value", with, answers.size()),
                Figure.none("of them that are told with one", telling));
    }
}
