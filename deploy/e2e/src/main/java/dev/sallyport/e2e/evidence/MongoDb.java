package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.testkit.ServerEngine;
import java.util.List;

/** Measures how much of MongoDB's commands is understood, and whether anything comes through that must not. */
public final class MongoDb {
    private static final double RUN_MASKED = 75;

    private static final List<Point> POINTS = List.of(
            new Cases(RUN_MASKED),
            new MongoCorporaRead(),
            new GeneratedCommands(),
            new Walkthrough(),
            new WritesKilled(),
            new Scrubber(),
            new IndexServes(),
            new DocumentReads());

    private MongoDb() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("mongodb", POINTS, ServerEngine.MONGODB).run(arguments);
    }
}
