package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Parsed;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.SqlFrontEnd;
import dev.sallyport.engine.sql.tree.Query;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    private static final int TREES = 500;

    @Test
    void printOfAnyTreeIsReadAsTheSameTree() {
        Printer printer = new Printer(FrontEnds.DIALECT);
        try (SqlFrontEnd frontEnd = FrontEnds.open()) {
            for (long seed = 1; seed <= TREES; seed++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
                Query tree = new RandomTrees(random).query();
                String print = printer.print(tree, ParameterStyle.NUMBERED).text();
                Parsed read = frontEnd.read(print);
                assertThat(read).as("seed %d: %s", seed, print).isInstanceOf(Parsed.Tree.class);
                assertThat(((Parsed.Tree) read).query())
                        .as("seed %d: %s", seed, print)
                        .isEqualTo(tree);
            }
        }
    }
}
