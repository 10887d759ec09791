package dev.sallyport.e2e.evidence;

import java.util.List;

/** Measures whether what agents write is written as they said, once, and only what they may. */
public final class Writes {
    private static final double RUN_MASKED = 85;
    private static final List<Point> POINTS = List.of(
            new Cases(RUN_MASKED), new CorporaWritten(), new GeneratedWrites(), new WriteTime(), new WritesKilled());

    private Writes() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("writes", POINTS).run(arguments);
    }
}
