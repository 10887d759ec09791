package dev.sallyport.e2e.evidence;

import java.util.List;

/** Measures each point of the spine. */
public final class Spine {
    private static final List<Point> POINTS = List.of(
            new Demo(), new SameAnswer(), new RenameStorm(), new RowFilter(), new Bench(), new KillNine(), new House());

    private Spine() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("spine", POINTS).run(arguments);
    }
}
