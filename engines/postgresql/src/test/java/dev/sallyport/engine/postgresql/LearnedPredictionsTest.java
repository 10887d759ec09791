package dev.sallyport.engine.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.ParameterStyle;
import dev.sallyport.engine.sql.Printer;
import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/** Statements of ever new forms do not fill the heap with what the grammar learns from them. */
final class LearnedPredictionsTest {
    private static final long ENOUGH = 1L << 40;
    private static final long LITTLE = 1 << 20;
    private static final long MOST_OF_A_STATE = 1 << 18;

    private static final List<String> STATEMENTS =
            LongStream.range(0, 16).mapToObj(LearnedPredictionsTest::statement).toList();

    private static String statement(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new Printer(FrontEnds.DIALECT)
                .print(new RandomTrees(random, 1).query(), ParameterStyle.NUMBERED)
                .text();
    }

    @Test
    void theseStatementsWouldTakeMore() {
        assertThat(learned(ENOUGH).bytes()).isGreaterThan(2 * LITTLE);
    }

    @Test
    void theyKeepToTheirBound() {
        LearnedPredictions learned = new LearnedPredictions(SQLParser._ATN, LITTLE);
        PostgresAgreement agreement = new PostgresAgreement(learned);
        for (String sql : STATEMENTS) {
            agreement.form(sql);
            assertThat(learned.bytes()).isPositive().isLessThan(LITTLE + MOST_OF_A_STATE);
        }
    }

    @Test
    void whatIsForgottenChangesNoReading() {
        PostgresAgreement remembers = new PostgresAgreement(new LearnedPredictions(SQLParser._ATN, ENOUGH));
        PostgresAgreement forgets = new PostgresAgreement(new LearnedPredictions(SQLParser._ATN, LITTLE));
        PostgresAgreement learnsNothing = new PostgresAgreement(new LearnedPredictions(SQLParser._ATN, 0));
        for (String sql : STATEMENTS) {
            assertThat(forgets.form(sql)).isPresent().isEqualTo(remembers.form(sql));
        }
        for (String sql : STATEMENTS.subList(0, 2)) {
            assertThat(learnsNothing.form(sql)).isEqualTo(remembers.form(sql));
        }
    }

    private static LearnedPredictions learned(long mostBytes) {
        LearnedPredictions learned = new LearnedPredictions(SQLParser._ATN, mostBytes);
        PostgresAgreement agreement = new PostgresAgreement(learned);
        STATEMENTS.forEach(agreement::form);
        return learned;
    }
}
