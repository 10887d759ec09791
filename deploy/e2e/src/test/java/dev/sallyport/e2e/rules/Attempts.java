package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** What must come of the attacks on one rule. */
final class Attempts {
    private Attempts() {}

    /** Every attack tells nothing where the rule holds, is answered as the table says, and tells something without the rule. */
    static void onRule(String rule, TestServer server) throws SQLException, EngineFailure {
        SoftAssertions softly = new SoftAssertions();
        try (Twins twins = Twins.on(server)) {
            List<Twins.Outcome> outcomes = twins.attempt(rule);
            softly.assertThat(outcomes).as("attacks on `%s`", rule).isNotEmpty();
            for (Twins.Outcome outcome : outcomes) {
                softly.assertThat(outcome.holds())
                        .as("`%s` tells nothing", outcome.attack())
                        .isTrue();
                softly.assertThat(outcome.isReal())
                        .as("`%s` tells something without the rule", outcome.attack())
                        .isTrue();
                softly.assertThat(outcome.answer())
                        .as("answer to `%s`", outcome.attack())
                        .startsWith(outcome.attack().verdict());
            }
        }
        softly.assertAll();
    }
}
