package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.corpora.CorpusDatabase;
import dev.sallyport.e2e.corpora.Settlement;
import dev.sallyport.e2e.corpora.ShapeTally;
import dev.sallyport.engine.testkit.TestServer;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading costs: nearly nothing for a shape that was seen, and never much. A small sample judges no time, only that shapes
 * are hit, that what they give is the statement's own, and that no reader is lost.
 */
final class Time implements Point {
    private static final int FULL_TIMES = 8;
    private static final int QUICK_TIMES = 2;
    /** So many of the statements that are read again with other literals find their plan, in percent. */
    private static final double SERVED = 15;

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Figure> measure(Ground ground) throws Exception {
        List<Figure> figures = new ArrayList<>(ground.onSome(server -> shapes(ground, server)));
        figures.addAll(Hostile.measure(!ground.quick()));
        if (!ground.quick()) {
            figures.addAll(new Bench("shape,literals,first").measure(ground));
        }
        return figures;
    }

    private static List<Figure> shapes(Ground ground, TestServer server) throws Exception {
        try (CorpusDatabase database = CorpusDatabase.create(server)) {
            Settlement settlement = CorporaRead.settle(ground, database);
            int times = ground.size(FULL_TIMES, QUICK_TIMES);
            ShapeTally tally = ShapeTally.of(settlement, database, times, ground.random(times));
            tally.different().forEach(each -> System.err.println("shape: " + each));
            System.out.println("time: " + tally.understood() + " statements read, " + tally.shared()
                    + " of them kept by shape, which served " + tally.served());
            return List.of(
                    Figure.share(
                            "of " + tally.understood()
                                    + " statements of the corpora with other literals served by shape",
                            tally.served(),
                            tally.understood(),
                            SERVED),
                    Figure.none(
                            "of them with another plan than their own",
                            tally.different().size()));
        }
    }
}
