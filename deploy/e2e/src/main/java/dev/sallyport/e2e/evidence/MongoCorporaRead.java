package dev.sallyport.e2e.evidence;

import com.mongodb.MongoException;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.CellText;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Rig;
import dev.sallyport.e2e.bypass.RawDocuments;
import dev.sallyport.e2e.corpora.WireCommand;
import dev.sallyport.e2e.corpora.WireCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** Of the reads of the drivers' common tests that a server takes, nearly all are understood, and answered as the server answers. */
final class MongoCorporaRead implements Point {
    private static final double BOUND = 98;
    private static final int ONE_OF = 10;

    @Override
    public String name() {
        return "corpora";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<WireCommand> all = WireCommands.read(ground.root().resolve("../shared/corpora/mongodb_specs.jsonl"));
        SpecCollections collections = SpecCollections.of(all);
        return ground.onEachOfDocuments(server -> {
            try (Stand stand = Stand.open(ground, server, collections.fixture(), collections.policy());
                    Sallyport agent = stand.agent()) {
                return measure(ground, every(all, ground.size(1, ONE_OF)), stand, agent);
            }
        });
    }

    private static List<WireCommand> every(List<WireCommand> all, int oneOf) {
        return all.stream().filter(each -> all.indexOf(each) % oneOf == 0).toList();
    }

    private static List<Figure> measure(Ground ground, List<WireCommand> commands, Stand stand, Sallyport agent)
            throws IOException {
        WireTally tally = new WireTally();
        for (WireCommand each : commands) {
            Query query = Query.command(Rig.SOURCE, CommandBytes.of(CellText.of(each.command())));
            if (!each.isRead()) {
                tally.other(each, agent.dataAccess().dryRun(query));
            } else {
                Optional<List<String>> raw = raw(stand, each.command());
                raw.ifPresentOrElse(
                        documents -> tally.read(each, Answered.to(agent, query), documents),
                        () -> tally.notTaken(each, agent.dataAccess().dryRun(query)));
            }
        }
        Path target = Files.createDirectories(ground.root().resolve("target"));
        Files.write(target.resolve("mongodb-commands.tsv"), tally.lines());
        System.out.println(tally.table());
        return List.of(
                Figure.share(
                        "of the " + tally.reads() + " reads that the server takes, understood",
                        tally.understood(),
                        tally.reads(),
                        BOUND),
                Figure.none("reads answered otherwise than by the server", tally.differing()));
    }

    private static BsonDocument inOneBatch(BsonDocument command) {
        BsonDocument whole = command.clone();
        whole.remove("batchSize");
        if (whole.isDocument("cursor")) {
            whole.getDocument("cursor").remove("batchSize");
        }
        return whole;
    }

    /** What the server says without a gateway; nothing where it does not take the command. */
    private static Optional<List<String>> raw(Stand stand, BsonDocument command) {
        try {
            BsonDocument reply = stand.rig().documents().database().runCommand(inOneBatch(command), BsonDocument.class);
            List<String> texts = new ArrayList<>();
            RawDocuments.of(reply).forEach(document -> texts.add("`" + CellText.of(document) + "`"));
            return Optional.of(texts);
        } catch (MongoException e) {
            return Optional.empty();
        }
    }
}
