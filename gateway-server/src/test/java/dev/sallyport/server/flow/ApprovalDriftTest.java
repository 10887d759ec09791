package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.audit.RequestState;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A yes is bound to what it was given to: whatever changes before it is used kills it, and says what did. */
class ApprovalDriftTest extends ApprovalOnRoad {
    /** One thing that is not as it was. */
    interface Change {
        void on(Road road);
    }

    private static Arguments change(String rule, Change change) {
        return Arguments.of(rule, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("approvals.changed.server", road -> road.engine.server = "fake/2"),
                change("approvals.changed.statement", road -> road.engine.canonical += " "),
                change("approvals.changed.settings", road -> road.engine.settings = List.of("search_path=evil")),
                change(
                        "approvals.changed.parameter-types",
                        road -> road.engine.parameters = List.of(new Sealed.Parameter.Bound(new Value.Int(7)))),
                change(
                        "approvals.changed.parameter-values",
                        road -> road.engine.parameters = List.of(new Sealed.Parameter.Bound(new Value.Text("8")))),
                change(
                        "approvals.changed.closure",
                        road -> road.engine.closure = new Closure(List.of(new Closure.Member("1", "a view now")))),
                change(
                        "approvals.changed.basis",
                        road -> road.policy = Road.policyOf(3, Road.askingToUpdate("ddl-only"))),
                change("approvals.changed.rules", road -> road.policy = Road.policyOf(3, Road.updating())),
                change("grants.verb", road -> road.policy = Road.policyOf(3, Rules.grant("reads", 1))),
                change("engine.test", road -> road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whateverChangesKillsIt(String rule, Change change) {
        road.engine.parameters = List.of(new Sealed.Parameter.Bound(new Value.Text("7")));
        Approval approval = ask();
        approve("bea", approval);
        // a plan that is remembered would not see what the fake engine makes of it now
        road.engine.catalog = new FakeCatalog("2");

        change.on(road);
        RecordingAnswer answer = use(approval, "run-1");

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.refusals.getFirst().rule()).isEqualTo(rule);
        assertThat(road.engine.opened).isEmpty();
        assertState(approval, ApprovalState.INVALIDATED);
        assertThat(now(approval).endedBecause()).isNotBlank();
        assertInvalid(use(approval, "run-2"), "approvals.invalidated");
    }

    @Test
    void aGrantThatChangedKillsItBeforeAnybodySignsInVain() {
        Approval approval = ask();
        road.policy = Road.policyOf(
                3,
                Road.askingToUpdate("one")
                        .with(new dev.sallyport.policy.Provenance(3, "root", Rules.NOW.plusSeconds(1), "other")));

        assertThat(refusal(decide("bea", approval, Verdict.VERDICT_APPROVE)).rule())
                .isEqualTo("approvals.changed.basis");
        assertState(approval, ApprovalState.INVALIDATED);
    }

    @Test
    void anUnrelatedChangeOfThePolicyLeavesItAlone() {
        Approval approval = ask();
        approve("bea", approval);
        road.policy = Road.policyOf(3, Road.askingToUpdate("one"), Road.everyones());

        assertThat(use(approval, "run-1").messages).containsExactly("header", "batch", "summary");
        assertState(approval, ApprovalState.CONSUMED);
    }

    @Test
    void nobodyElseUsesIt() {
        Approval approval = ask();
        approve("bea", approval);
        Identity own = road.ask.identity;
        List<Identity> others = List.of(
                Ask.agent("bob"),
                other(own, "https://idp.other.example", own.task(), own.workload(), own.actors()),
                other(own, own.issuer(), "task-8", own.workload(), own.actors()),
                other(own, own.issuer(), own.task(), "spiffe://shop.example/other", own.actors()),
                other(own, own.issuer(), own.task(), own.workload(), List.of()));

        for (Identity each : others) {
            road.ask.identity = each;
            RecordingAnswer answer = use(approval, "run-1");
            assertThat(answer.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        }
        assertThat(road.engine.opened).isEmpty();
        assertState(approval, ApprovalState.APPROVED);
    }

    private static Identity other(
            Identity own, String issuer, String task, String workload, List<Identity.Actor> actors) {
        return new Identity(
                issuer,
                own.human(),
                actors,
                task,
                own.tokenId(),
                own.thumbprint(),
                workload,
                own.expiry(),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                own.mode());
    }

    @Test
    void theRunIsHeldToTheRowsThatWereShown() {
        road.engine.preview = new Preview(
                OptionalLong.of(3),
                Optional.of(new Image(3, new byte[32])),
                List.of(),
                List.of(),
                Preview.Reversibility.CONTENTS_LOST);
        Approval approval = ask();
        approve("bea", approval);

        assertThat(use(approval, "run-1").messages).containsExactly("header", "batch", "summary");
        assertThat(road.engine.opened.getFirst().limits().affected()).isEqualTo(3);
    }

    @Test
    void moreRowsThanWereShownAreNotKept() {
        road.engine.preview = new Preview(
                OptionalLong.of(2), Optional.empty(), List.of(), List.of(), Preview.Reversibility.CONTENTS_LOST);
        Approval approval = ask();
        approve("bea", approval);

        RecordingAnswer answer = use(approval, "run-1");

        assertThat(answer.reason()).isEqualTo(Reason.LIMIT);
        assertThat(road.engine.execution.committed).isFalse();
        assertState(approval, ApprovalState.CONSUMED);
    }

    @Test
    void theTrailNamesTheYesBesideWhatRan() {
        Approval approval = ask();
        approve("bea", approval);
        var _ = use(approval, "run-1");

        var intent = road.trail.records().stream()
                .filter(record -> record.getRequestId().equals("run-1"))
                .findFirst()
                .orElseThrow();
        assertThat(intent.getVerdict().getApprovalsList()).containsExactly(approval.name());
        assertThat(intent.getVerdict().getApproversList()).containsExactly(Rules.ISSUER + " bea");
        assertThat(road.found("run-1").orElseThrow().stage()).isEqualTo(RequestState.Stage.ENDED);
    }
}
