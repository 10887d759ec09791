package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import dev.sallyport.server.request.Bounds;
import dev.sallyport.server.store.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what a statement came to is remembered, told by how often the engine has to read it. */
class PlansTest {
    @TempDir
    private Path folder;

    private Road road;

    @BeforeEach
    void open() {
        road = new Road(folder);
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void theSameRequestIsReadOnce() {
        road.ask.parameters = List.of(new Value.Int(1));
        assertReadings(1);
        road.ask.parameters = List.of(new Value.Int(2));
        road.ask.deadline = road.ask.deadline.plusSeconds(1);
        assertReadings(1);
    }

    @Test
    void aRefusalThatLastsIsRemembered() {
        road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD);
        assertReadings(1);
        assertReadings(1);
        assertThat(road.answer.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    }

    @Test
    void aDenialIsRemembered() {
        road.engine.reading = FakeEngine.understood(new ObjectName("shop", "shopdb", "public", "salaries"));
        assertReadings(1);
        assertReadings(1);
        assertThat(road.answer.reason()).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void aRefusalOfOneBusyMomentIsNotRemembered() {
        for (Reason passing : List.of(Reason.OVERLOADED, Reason.DEADLINE, Reason.CANCELLED)) {
            road.engine.reading = FakeEngine.opaque(passing);
            var _ = road.runAnew();
            assertThat(road.answer.reason()).isEqualTo(passing);
        }
        road.engine.reading = FakeEngine.understood(Rules.CUSTOMERS);
        assertReadings(4);
        assertThat(road.answer.messages).containsExactly("header", "summary");
    }

    @Test
    void aNameThatIsNotKnownIsLookedUpAgain() {
        road.engine.reading = FakeEngine.opaque(Reason.UNKNOWN_OBJECT);
        assertReadings(1);
        assertReadings(2);
    }

    @Test
    void aNewPolicyReadsAnew() {
        assertReadings(1);
        road.policy = Road.policyOf(2, Rules.grant("reads", 2));
        assertReadings(2);
    }

    @Test
    void aNewCatalogReadsAnew() {
        assertReadings(1);
        road.engine.catalog = new FakeCatalog("2");
        assertReadings(2);
    }

    @Test
    void anotherCallerReadsAnew() {
        road.policy = Road.policyOf(2, Rules.grant("reads", 1), Road.everyones());
        assertReadings(1);
        road.ask.identity = Ask.agent("bob");
        assertReadings(2);
        assertThat(road.answer.messages).containsExactly("header", "summary");
    }

    @Test
    void otherBoundsReadAnew() {
        assertReadings(1);
        road.ask.bounds = new Bounds(1, 0, 0, Duration.ZERO);
        assertReadings(2);
        road.ask.bounds = new Bounds(0, 1, 0, Duration.ZERO);
        assertReadings(3);
        road.ask.bounds = new Bounds(0, 0, 1, Duration.ZERO);
        assertReadings(4);
        road.ask.bounds = new Bounds(0, 0, 0, Duration.ofSeconds(1));
        assertReadings(5);
        assertThat(road.engine.opened.getLast().limits().time()).isEqualTo(Duration.ofSeconds(1));
        assertThat(road.engine.opened.get(1).limits().rows()).isEqualTo(1);
    }

    @Test
    void parametersOfOtherTypesReadAnew() {
        road.ask.parameters = List.of(new Value.Int(1));
        assertReadings(1);
        road.ask.parameters = List.of(new Value.Text("1"));
        assertReadings(2);
        road.ask.parameters = List.of(new Value.Text("1"), new Value.Text("1"));
        assertReadings(3);
    }

    @Test
    void aStatedIntentReadsAnewWhateverItSays() {
        assertReadings(1);
        road.ask.intent = "to answer a ticket";
        assertReadings(2);
        road.ask.intent = "to answer another";
        assertReadings(2);
        road.ask.intent = "   ";
        assertReadings(2);
    }

    private void assertReadings(int readings) {
        var _ = road.runAnew();
        assertThat(road.engine.readings).isEqualTo(readings);
    }
}
