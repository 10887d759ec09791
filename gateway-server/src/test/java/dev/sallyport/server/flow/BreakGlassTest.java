package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.policy.Grant;
import dev.sallyport.policy.HumanSelector;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.BreakGlass;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A broken glass lets one human's operations on one source run without asking people, and nothing else. */
class BreakGlassTest extends GlassOnRoad {
    @Test
    void anotherHumanIsAskedFor() {
        var _ = open(terms("bob"));

        assertAsks();
    }

    @Test
    void theSameNameInOtherLettersIsAnotherHuman() {
        var _ = open(terms("Ann"));

        assertAsks();
    }

    @Test
    void theSameSubjectAtAnotherIssuerIsAskedFor() {
        var _ = open(new BreakGlass.Terms("shop", "https://idp.other.example", "ann", "down", TEN_MINUTES));

        assertAsks();
    }

    @Test
    void aCallerOfAnotherIssuerIsAskedFor() {
        var _ = openForAnn();
        Grant grant = Road.askingToUpdate("one");
        var everyone = new Grant.Who(
                grant.who().agent(), new HumanSelector.Everyone(), grant.who().task());
        road.policy = Road.policyOf(
                3,
                new Grant(
                        grant.name(),
                        everyone,
                        grant.scope(),
                        grant.terms(),
                        grant.period(),
                        grant.reason(),
                        grant.provenance()));
        road.ask.identity = ann("https://idp.other.example");

        assertAsks();
    }

    @Test
    void anotherSourceIsAskedFor() {
        var _ = open(new BreakGlass.Terms("stock", Rules.ISSUER, "ann", "down", TEN_MINUTES));

        assertAsks();
    }

    @Test
    void oneAdminAloneOpensNothing() {
        var _ = propose(terms("ann"));

        assertAsks();
    }

    @Test
    void itIsOverAtItsLastMoment() {
        BreakGlass glass = openForAnn();
        road.now = glass.span().expires();

        assertAsks();
        assertThat(stateOf(glass)).isEqualTo(BreakGlass.State.OVER);
    }

    @Test
    void itIsOpenUntilItsLastMoment() {
        BreakGlass glass = openForAnn();
        road.now = glass.span().expires().minusNanos(1);

        assertRuns();
    }

    @Test
    void whatIsClosedIsOverAtOnce() {
        BreakGlass glass = openForAnn();
        assertThat(done(glasses.close(person("operator"), glass.name())).state())
                .isEqualTo(BreakGlass.State.OVER);

        assertAsks();
        assertThat(done(glasses.close(person("operator"), glass.name())).state())
                .isEqualTo(BreakGlass.State.OVER);
    }

    @Test
    void whatWasReviewedStaysOver() {
        BreakGlass glass = openForAnn();
        var _ = glasses.close(person("operator"), glass.name());
        var _ = done(glasses.review(person("auditor"), glass.name(), "fine"));

        assertAsks();
        assertThat(no(glasses.confirm(person("third"), glass.name())).rule()).isEqualTo("break-glass.proposed");
    }

    @Test
    void whatIsDeniedStaysDenied() {
        var _ = openForAnn();
        road.policy = Road.policyOf(3, Rules.grant("reads", 1));

        assertThat(road.runAnew().reason()).isEqualTo(Reason.NOT_ALLOWED);
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodStaysRefused() {
        var _ = openForAnn();
        road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD);

        assertThat(road.runAnew().reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void theBoundOfTheGrantHolds() {
        var _ = openForAnn();
        road.engine.execution.affected = 11;

        assertThat(road.runAnew().reason()).isEqualTo(Reason.LIMIT);
        assertThat(road.engine.execution.committed).isFalse();
    }

    @Test
    void aRequestIdIsStillGoodForOneRun() {
        var _ = openForAnn();
        assertRuns();

        assertThat(road.runAnew().reason()).isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(road.engine.opened).hasSize(1);
    }

    @Test
    void anApprovalThatIsNamedIsWhatCounts() {
        Approval approval = ask();
        var _ = openForAnn();

        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.APPROVAL_REQUIRED);
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void aRequestThatAskedBeforeKeepsToItsQuestion() {
        Approval approval = ask();
        var _ = openForAnn();

        assertThat(ask().name()).isEqualTo(approval.name());
        assertThat(road.engine.opened).isEmpty();
        assertRuns();
        assertState(approval, ApprovalState.PENDING);
    }

    @Test
    void itIsForTheHumanThroughWhicheverAgent() {
        var _ = openForAnn();
        assertRuns();
        road.ask.identity = ann(Rules.ISSUER);
        assertRuns();
    }

    /** Ann through two agents and a broker. */
    private static Identity ann(String issuer) {
        return new Identity(
                issuer,
                "ann",
                List.of(
                        new Identity.Actor(issuer, "spiffe://shop.example/agent"),
                        new Identity.Actor(issuer, "spiffe://shop.example/other")),
                "task-8",
                "jti",
                "thumbprint",
                "spiffe://shop.example/broker",
                Rules.NOW.plusSeconds(600),
                null,
                null,
                List.of(),
                Set.of(),
                Map.of(),
                Identity.Mode.BROKERED);
    }

    @Test
    void theTrailNamesTheGlassAndBothAdminsAndNotWhatTheyWrote() {
        BreakGlass glass = openForAnn();
        assertRuns();
        var _ = glasses.close(person("third"), glass.name());
        var _ = done(glasses.review(person("auditor"), glass.name(), "one row was changed"));

        List<AuditRecord> records = road.trail.records().stream()
                .filter(record -> record.getKind() != Kind.KIND_KEY_CHANGE)
                .toList();
        assertThat(records)
                .extracting(AuditRecord::getKind)
                .containsExactly(
                        Kind.KIND_BREAK_GLASS,
                        Kind.KIND_BREAK_GLASS,
                        Kind.KIND_INTENT,
                        Kind.KIND_PRECOMMIT,
                        Kind.KIND_OUTCOME,
                        Kind.KIND_BREAK_GLASS,
                        Kind.KIND_BREAK_GLASS);
        AuditRecord.Verdict verdict = records.get(2).getVerdict();
        assertThat(verdict.getApprovalsList()).containsExactly("break-glass " + glass.name());
        assertThat(verdict.getApproversList()).containsExactly(Rules.ISSUER + " operator", Rules.ISSUER + " second");
        assertThat(records.stream()
                        .filter(record -> record.getKind() == Kind.KIND_BREAK_GLASS)
                        .map(record -> record.getChange().getAction() + " "
                                + record.getIdentity().getHuman()))
                .containsExactly("propose operator", "open second", "close third", "review auditor");
        assertThat(records.getFirst().getChange().getSubject())
                .isEqualTo(glass.name() + " shop " + Rules.ISSUER + " ann");
        assertThat(records.toString()).doesNotContain("the till is down", "one row was changed");
    }

    @Test
    void whatTheTrailDoesNotTakeDidNotHappen() {
        BreakGlass proposed = propose(terms("ann"));
        road.trail.breakDisk();

        assertThatThrownBy(() -> glasses.confirm(person("second"), proposed.name()))
                .isInstanceOf(AuditUnavailable.class);
        assertThat(stateOf(proposed)).isEqualTo(BreakGlass.State.PROPOSED);
    }
}
