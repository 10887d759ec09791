package dev.sallyport.e2e.evidence;

import java.util.List;

/** Measures how much of the SQL that others wrote is read, and whether it is read for what it is. */
public final class Reads {
    private static final List<Point> POINTS = List.of(
            new Cases(75),
            new CorporaRead(),
            new Answers(),
            new Danger(),
            new Grouping(),
            new GeneratedReads(100_000),
            new Time());

    private Reads() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("reads", POINTS).run(arguments);
    }
}
