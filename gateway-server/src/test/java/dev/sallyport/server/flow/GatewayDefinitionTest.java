package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Verb;
import dev.sallyport.policy.Grant;
import dev.sallyport.server.store.Rules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A definition takes the road of a write, and what is tied to the structure follows it before anybody hears of it. */
class GatewayDefinitionTest extends OnRoad {
    @BeforeEach
    void define() {
        Effect effect =
                new Effect(0, Verb.DDL, Rules.CUSTOMERS, Set.of(), Set.of(), Set.of(), Set.of("email"), Cause.STATED);
        road.engine.reading = new Reading.Understood(
                new Operation(List.of(effect), Set.of(), Set.of()),
                FakeEngine.writing(Rules.CUSTOMERS).tree(),
                "d");
        road.policy = Road.policyOf(2, defining());
        road.engine.execution.affected = 0;
        road.engine.execution.batches.clear();
    }

    @Test
    void whatWasNotKeptIsNotFollowed() {
        road.engine.execution.whenCommitted = () -> {
            throw FakeEngine.failure(Reason.CONFLICT);
        };
        assertThat(road.run().reason()).isEqualTo(Reason.CONFLICT);
        assertThat(road.structures).isEmpty();
    }

    @Test
    void whoseEndNobodyKnowsIsNotFollowed() {
        road.engine.fate = Fate.RUNNING;
        road.engine.execution.whenCommitted = () -> {
            throw FakeEngine.failure(Reason.OUTCOME_UNKNOWN);
        };
        assertThat(road.run().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(road.structures).isEmpty();
    }

    @Test
    void aDefinitionIsFollowedBeforeItIsAnswered() {
        road.whenStructureKept = () -> assertThat(road.answer.messages).isEmpty();
        assertThat(road.run().messages).containsExactly("header", "summary");
        assertThat(road.structures).containsExactly(Set.of(Rules.CUSTOMERS));
    }

    @Test
    void whatBreaksBehindTheCommitIsNoFailureOfIt() {
        road.whenStructureKept = () -> {
            throw new IllegalStateException("a bug");
        };
        assertThat(road.run().messages).containsExactly("header", "summary");
    }

    @Test
    void anyOtherWriteIsNotFollowed() {
        road.write();
        assertThat(road.run().messages).containsExactly("header", "batch", "summary");
        assertThat(road.structures).isEmpty();
    }

    private static Grant defining() {
        Grant grant = Rules.grant("defines", 1);
        Grant.Scope scope = new Grant.Scope(
                grant.scope().source(), grant.scope().database(), grant.scope().objects(), Set.of(Verb.READ, Verb.DDL));
        return new Grant(
                grant.name(), grant.who(), scope, grant.terms(), grant.period(), grant.reason(), grant.provenance());
    }
}
