package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.sql.grammar.LearnedPredictions;
import dev.sallyport.engine.testkit.OperatorMixes;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements of ever new forms do not fill the heap with what the grammar learns from them. */
final class LearnedPredictionsTest {
    private static final long ENOUGH = 1L << 40;
    private static final long LITTLE = 1 << 20;
    private static final long MOST_OF_A_STATE = 1 << 18;

    private static final List<String> STATEMENTS =
            OperatorMixes.ofTwo().limit(400).map(mix -> "select " + mix.bare()).toList();

    @Test
    void theseStatementsWouldTakeMore() {
        assertThat(learned(ENOUGH).bytes()).isGreaterThan(2 * LITTLE);
    }

    @Test
    void theyKeepToTheirBound() {
        assertThat(learned(LITTLE).bytes()).isPositive().isLessThan(LITTLE + MOST_OF_A_STATE);
    }

    @Test
    void whatIsForgottenChangesNoReading() {
        MySqlAgreement remembers = new MySqlAgreement(new LearnedPredictions(MySqlParser._ATN, ENOUGH));
        MySqlAgreement forgets = new MySqlAgreement(new LearnedPredictions(MySqlParser._ATN, LITTLE));
        for (String sql : STATEMENTS) {
            assertThat(forgets.form(sql)).isEqualTo(remembers.form(sql));
        }
    }

    private static LearnedPredictions learned(long mostBytes) {
        LearnedPredictions learned = new LearnedPredictions(MySqlParser._ATN, mostBytes);
        MySqlAgreement agreement = new MySqlAgreement(learned);
        STATEMENTS.forEach(agreement::form);
        return learned;
    }
}
