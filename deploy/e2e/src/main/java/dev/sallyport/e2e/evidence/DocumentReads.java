package dev.sallyport.e2e.evidence;

import dev.sallyport.client.Answer;
import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.CommandBytes;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.DocumentServer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** What a read of one document and a stream of many cost, beside the driver on the same server: stated, without a bound. */
final class DocumentReads implements Point {
    private static final int AT_ONCE = 10_000;
    private static final double MICRO = 1_000;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        return ground.onEachOfDocuments(server -> measure(ground, server));
    }

    private static List<Figure> measure(Ground ground, DocumentServer server) throws Exception {
        int documents = Integer.getInteger("sallyport.documents", ground.size(1_000_000, AT_ONCE));
        int points = ground.size(5_000, 300);
        try (Stand stand = Stand.prepare(ground, server, IndexServes.people(AT_ONCE), Stand.resource("people.yaml"))) {
            more(stand, documents);
            stand.startRoomy();
            try (Sallyport agent = stand.agent()) {
                double gateway = half(points, id -> drain(agent, "{find: 'people', filter: {_id: " + id + "}}"));
                double driver = half(points, id -> direct(stand, new Document("_id", id)));
                double direct = seconds(() -> direct(stand, new Document()));
                double masked = seconds(() -> drain(agent, "{find: 'people'}"));
                return List.of(
                        stated("read of one document through the gateway, p50", gateway, "µs"),
                        stated("the same by the driver", driver, "µs"),
                        stated("masked stream of " + documents + " documents", documents / masked, "/s"),
                        stated("the same documents by the driver, as they are", documents / direct, "/s"));
            }
        }
    }

    /** Copied by the server, which has the first of them. */
    private static void more(Stand stand, int documents) {
        var people = stand.rig().documents().database().getCollection("people");
        for (int from = AT_ONCE; from < documents; from += AT_ONCE) {
            int above = from;
            List<Document> next = people.find(new Document("_id", new Document("$lt", AT_ONCE)))
                    .map(each -> each.append("_id", each.getInteger("_id") + above))
                    .into(new java.util.ArrayList<>());
            people.insertMany(next);
        }
    }

    private interface One {
        long read(int id);
    }

    /** The middle one of so many, each of another document, after as many to warm up. */
    private static double half(int points, One one) {
        long[] times = new long[points];
        for (int at = -points; at < points; at++) {
            long begun = System.nanoTime();
            long found = one.read(Math.floorMod(at * 7, AT_ONCE));
            if (found != 1) {
                throw new IllegalStateException("expected one document, but found " + found);
            }
            if (at >= 0) {
                times[at] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        return times[points / 2] / MICRO;
    }

    private interface Many {
        long read();
    }

    private static double seconds(Many many) {
        var _ = many.read();
        long begun = System.nanoTime();
        var _ = many.read();
        return (System.nanoTime() - begun) / NANOS;
    }

    private static long drain(Sallyport agent, String command) {
        long documents = 0;
        try (Answer answer = agent.dataAccess().run(Query.command(Rig.SOURCE, CommandBytes.of(command)))) {
            for (var _ : answer) {
                documents++;
            }
            var _ = answer.summary();
        }
        return documents;
    }

    private static long direct(Stand stand, Document filter) {
        long documents = 0;
        for (var _ : stand.rig()
                .documents()
                .database()
                .getCollection("people", RawBsonDocument.class)
                .find(filter)) {
            documents++;
        }
        return documents;
    }

    private static Figure stated(String what, double measured, String unit) {
        return new Figure(what, String.format(Locale.ROOT, "%.0f %s", measured, unit), "stated", true);
    }
}
