package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.DocumentServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;

/** What is sent for a condition on a clear path is served by its index, also behind the masks; one on a masked path is served by none. */
final class IndexServes implements Point {
    private static final String INDEXES = "{createIndexes: 'people', indexes: [{key: {team: 1}, name: 'by_team'},"
            + " {key: {ssn: 1}, name: 'by_ssn'}]}";
    private static final int DOCUMENTS = 5_000;

    @Override
    public String name() {
        return "index";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEachOfDocuments(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, DocumentServer server) throws Exception {
        try (Stand stand = Stand.prepare(ground, server, people(DOCUMENTS), Stand.resource("people.yaml"))) {
            stand.rig().documents().run(INDEXES);
            stand.startWith(new KeepingProvider());
            Path kept = KeepingProvider.file(stand.gateway().process().pid());
            try (Sallyport agent = stand.agent()) {
                return List.of(
                        served("a condition on a clear path is served by its index", stand, agent, "{team: 7}", true),
                        served(
                                "two conditions, one on a masked path, are too",
                                stand,
                                agent,
                                "{team: 7, ssn: '***'}",
                                true),
                        served("one on a masked path alone is served by none", stand, agent, "{ssn: '***'}", false));
            } finally {
                Files.deleteIfExists(kept);
            }
        }
    }

    private static Figure served(String what, Stand stand, Sallyport agent, String filter, boolean isServed)
            throws IOException {
        Query query = Query.command(Rig.SOURCE, CommandBytes.of("{find: 'people', filter: " + filter + "}"));
        Answered answer = Answered.to(agent, query);
        if (!answer.isWhole()) {
            throw new IllegalStateException("expected an answer, but: " + answer.end());
        }
        byte[] sent = Files.readAllBytes(
                KeepingProvider.file(stand.gateway().process().pid()));
        BsonDocument explain = new BsonDocument("explain", new RawBsonDocument(sent).getDocument("command"))
                .append("verbosity", new BsonString("queryPlanner"));
        String plan = stand.rig().documents().database().runCommand(explain).toJson();
        boolean found = plan.contains("IXSCAN") && plan.contains("by_team") && !plan.contains("by_ssn");
        boolean none = !plan.contains("IXSCAN");
        boolean holds = isServed ? found : none;
        if (!holds) {
            System.err.println(what + ": " + plan);
        }
        return new Figure(what, holds ? "yes" : "no", "yes", holds);
    }

    /** As a fixture is written. */
    static String people(int documents) {
        BsonArray people = new BsonArray();
        for (int id = 0; id < documents; id++) {
            people.add(BsonDocument.parse(
                    "{_id: %d, team: %d, name: 'n%d', ssn: '%d', contact: {phone: '+%d', city: 'c%d'}}"
                            .formatted(id, id % 100, id, id * 31, id, id % 9)));
        }
        return new BsonDocument("people", people).toJson();
    }
}
