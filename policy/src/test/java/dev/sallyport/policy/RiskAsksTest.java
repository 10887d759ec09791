package dev.sallyport.policy;

import static dev.sallyport.policy.Shop.*;
import static dev.sallyport.policy.Writes.*;
import static dev.sallyport.policy.Writes.decide;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirement P-14: what is not bounded asks a person, whatever the grants say. */
class RiskAsksTest {
    private static final Grant WRITER = writer("writes", "customers", Verb.READ, Verb.UPDATE);
    private static final Operation UPDATE = operation(stated(Verb.UPDATE, CUSTOMERS, Set.of("id"), "name"));

    @ParameterizedTest
    @EnumSource(Risk.class)
    void everyRiskAsks(Risk risk) {
        Question question = asked(decide(risky(UPDATE, risk), WRITER));

        assertThat(question.rules()).isEmpty();
        assertThat(question.names()).isEqualTo("risk." + risk.name().toLowerCase(Locale.ROOT));
        assertThat(question.words()).startsWith("it ").doesNotContain("customers");
        allowed(decide(UPDATE, WRITER));
    }

    @ParameterizedTest
    @EnumSource(Risk.class)
    void aRiskWithoutAnEffectAsksToo(Risk risk) {
        assertThat(asked(decide(risky(operation(), risk), READ_CUSTOMERS)).reasons())
                .containsExactly(AskReason.of(risk));
        allowed(decide(operation(), READ_CUSTOMERS));
    }

    @Test
    void aDenialWins() {
        Operation risky = risky(UPDATE, Risk.values());

        assertThat(refused(decide(risky, READ_CUSTOMERS)).rule()).isEqualTo("grants.verb");
        denied(decide(risky));
    }

    @Test
    void reasonsAndRulesStandApart() {
        Decision decision = decide(risky(UPDATE, Risk.UNBOUNDED, Risk.TRIGGERS), withApproval(WRITER, "two-eyes"));
        Question question = asked(decision);

        assertThat(question.rules()).containsExactly("two-eyes");
        assertThat(question.reasons()).containsExactly(AskReason.UNBOUNDED, AskReason.TRIGGERS);
        assertThat(question.names()).isEqualTo("risk.unbounded, risk.triggers, two-eyes");
        assertThat(question.words())
                .isEqualTo("it changes rows that no short list of keys fixes;"
                        + " it makes code run that the database itself holds; the rule `two-eyes` asks for it");
        assertThat(((Decision.Ask) decision).obligations().references()).containsOnlyKeys(0);
    }
}
