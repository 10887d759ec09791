package dev.sallyport.e2e.evidence;

import java.util.List;

/** Measures how much of PostgreSQL is understood, and whether the server understands it alike. */
public final class Postgresql {
    private static final List<Point> POINTS = List.of(
            new CorporaRead(),
            new Regress(),
            new ResolverOracle(),
            new RuleAttacks(),
            new GeneratedAll(),
            new GeneratedAlike(),
            new Sqlsmith(),
            new ManyTables());

    private Postgresql() {}

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("postgresql", POINTS).run(arguments);
    }
}
