package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.server.digest.Sha256;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.store.Rules;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
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
    void aRequestThatExpectsAnotherPolicyIsRefused() {
        road.ask.expectedPolicy = "somebody else's";
        assertThat(refused().reason()).isEqualTo(Reason.POLICY_CHANGED);
    }

    @Test
    void aRequestThatExpectsThePresentPolicyIsTaken() {
        road.ask.expectedPolicy = road.policy.hash();
        assertThat(taken().policy()).isSameAs(road.policy);
    }

    @Test
    void whatDoesNotExistAndWhatIsNotGrantedGetTheSameAnswer() {
        road.ask.source = "nowhere";
        Refusal unknown = refused();
        road.ask.source = "shop";
        road.ask.database = "otherdb";
        Refusal foreign = refused();
        road.ask.database = "";
        road.ask.identity = Ask.agent("bob");
        Refusal ungranted = refused();

        assertThat(unknown.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(foreign).isEqualTo(renamed(unknown));
        assertThat(ungranted).isEqualTo(renamed(unknown));
    }

    private static Refusal renamed(Refusal unknown) {
        return new Refusal(
                unknown.reason(), unknown.message().replace("nowhere", "shop"), unknown.rule(), unknown.nextStep());
    }

    @Test
    void theSourcesOwnDatabaseMayBeNamed() {
        road.ask.database = "shopdb";
        assertThat(taken().source().name()).isEqualTo("shop");
    }

    @Test
    void anUnreachableSourceTellsOnlyWhoHoldsAGrant() {
        road.close();
        road = new Road(folder, false);

        assertThat(refused().reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        road.ask.identity = Ask.agent("bob");
        Refusal stranger = refused();
        assertThat(stranger).isEqualTo(Refusals.unknownSource("shop"));
    }

    @Test
    void aSnapshotIsSharedWhileNothingChanges() {
        RequestSnapshot first = taken();
        road.policy = Road.policyOf(1, Rules.grant("reads", 1));
        assertThat(taken()).isSameAs(first);
    }

    @Test
    void aNewCatalogMakesANewSnapshot() {
        RequestSnapshot first = taken();
        road.engine.catalog = new FakeCatalog("2");
        assertNew(first, taken());
    }

    @Test
    void aNewPolicyMakesANewSnapshot() {
        RequestSnapshot first = taken();
        road.policy = Road.policyOf(2, Road.asking());
        assertNew(first, taken());
    }

    @Test
    void anotherCallerGetsASnapshotOfTheirOwn() {
        road.policy = Road.policyOf(2, Rules.grant("reads", 1), Road.everyones());
        RequestSnapshot anns = taken();
        road.ask.identity = Ask.agent("bob");
        assertNew(anns, taken());
    }

    /** A node that starts anew, and another one, record the same for the same state. */
    @Test
    void theHashOfOneStateIsTheSameInEveryProcess() {
        road.ask.identity = Ask.agent(
                "ann",
                Set.of("support", "staff", "emea", "on-call", "shop", "weekend"),
                Map.of("tenant", new Attribute.Text("7"), "level", new Attribute.Number(7)));

        assertThat(Sha256.hex(taken().hash()))
                .isEqualTo("678006dba4708e17179813ad0da86860d9d3aec38fcd5ca23c9c051bf6b814e4");
    }

    private static void assertNew(RequestSnapshot first, RequestSnapshot second) {
        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void aGrantThatEndedIsGone() {
        RequestSnapshot first = taken();
        road.now = Rules.NOW.plusSeconds(3_600);
        assertThat(refused()).isEqualTo(Refusals.unknownSource(first.source().name()));
    }

    private Refusal refused() {
        assertThat(road.snapshot()).isInstanceOf(Snapshots.Result.Refused.class);
        return ((Snapshots.Result.Refused) road.snapshot()).refusal();
    }

    private RequestSnapshot taken() {
        assertThat(road.snapshot()).isInstanceOf(Snapshots.Result.Taken.class);
        return ((Snapshots.Result.Taken) road.snapshot()).snapshot();
    }
}
