package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.testkit.ServerEngine;
import java.util.List;

/** Measures how much of MySQL and of MariaDB is understood, and whether anything comes through that must not. */
public final class MySql {
    private static final double RUN_MASKED = 85;

    /** Statements made by chance, on each of the two servers. */
    private static final int GENERATED = 200_000;

    private static final int FEW_GENERATED = 150;

    private static final List<Point> POINTS = List.of(
            new Cases(RUN_MASKED),
            new MySqlCorporaRead(),
            new MySqlOperators(),
            generated(),
            new Walkthrough(),
            new WritesKilled(),
            Bench.on("mysql"));

    private MySql() {}

    static Point generated() {
        return new GeneratedReads(GENERATED, FEW_GENERATED);
    }

    /** Arguments: names of points, none for all of them; `--quick` for a small sample. Ends with 1 when one is short, 2 when one is none. */
    public static void main(String[] arguments) throws Exception {
        new Course("mysql", POINTS, ServerEngine.MYSQL).run(arguments);
    }
}
