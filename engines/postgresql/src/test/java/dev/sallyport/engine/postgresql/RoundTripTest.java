package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.resolve.WithoutSlots;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Reason;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final int TREES = 200;
    private static final int NESTED_TREES = 60;

    /** The parser and the second grammar refuse some nestings that the server takes; they must never read one as another. */
    @Test
    void printOfAnyTreeIsReadAsTheSameTreeOrRefused() {
        assertThat(same(TREES, 0)).isGreaterThan(TREES * 3 / 4);
    }

    @Test
    void printOfQueriesInsideQueriesIsReadAsTheSameTreeOrRefused() {
        assertThat(same(NESTED_TREES, 1)).isGreaterThan(NESTED_TREES / 4);
    }

    private static int same(int trees, int nested) {
        Printer printer = new Printer(FrontEnds.DIALECT);
        int same = 0;
        try (SqlFrontEnd frontEnd = FrontEnds.open()) {
            for (long seed = 1; seed <= trees; seed++) {
                Query tree = new RandomTrees(random(seed), nested).query();
                String print = printer.print(tree, ParameterStyle.NUMBERED).text();
                same += isRead(frontEnd.read(print), tree, seed + ": " + print) ? 1 : 0;
            }
        }
        return same;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static boolean isRead(Parsed parsed, Query tree, String print) {
        return switch (parsed) {
            case Parsed.Tree(Query query, var _) -> {
                assertThat(WithoutSlots.of(query)).as(print).isEqualTo(tree);
                yield true;
            }
            case Parsed.Tree _ -> throw new AssertionError(print + " is read as no query");
            case Parsed.Refused(var refusal) -> {
                assertThat(refusal.reason())
                        .as(print + refusal)
                        .isIn(Reason.NOT_UNDERSTOOD, Reason.UNSUPPORTED, Reason.TOO_LARGE);
                assertThat(refusal.message()).doesNotContain("lost");
                yield false;
            }
        };
    }
}
