package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A yes is good for one run within its time, and for nothing else. */
class ApprovalUseTest extends ApprovalOnRoad {
    @Test
    void nothingRunsBeforeAnybodySaidYes() {
        Approval approval = ask();

        RecordingAnswer answer = use(approval, "run-1");

        assertThat(answer.reason()).isEqualTo(Reason.APPROVAL_REQUIRED);
        assertThat(road.engine.opened).isEmpty();
        assertState(approval, ApprovalState.PENDING);
    }

    @Test
    void aUsedRequestIdLeavesTheYesAlone() {
        road.policy = Road.policyOf(2, Road.updating());
        road.ask.requestId = "run-1";
        assertThat(road.runAnew().messages).contains("summary");
        rule("one");
        road.ask.requestId = "request-1";
        Approval approval = ask();
        approve("bea", approval);

        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.REQUEST_REPEATED);
        assertState(approval, ApprovalState.APPROVED);
    }

    @Test
    void aCallWhoseTimeIsOverLeavesTheYesAlone() {
        Approval approval = ask();
        approve("bea", approval);
        road.ask.deadline = road.now;

        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.DEADLINE);
        assertState(approval, ApprovalState.APPROVED);
    }

    @Test
    void whatSomebodyWroteIntoTheStoreIsNoYes() {
        Approval approval = ask();
        road.approvals.store.tamper(approval.decided(ApprovalState.APPROVED, List.of(), approval.expires(), ""));

        assertInvalid(use(approval, "run-1"), "approvals.keys");
    }

    @Test
    void aNoEndsIt() {
        rule("four-eyes");
        Approval approval = ask();
        approve("bea", approval);
        assertThat(decide("cai", approval, Verdict.VERDICT_REJECT)).isNotNull();

        assertInvalid(use(approval, "run-1"), "approvals.rejected");
        assertThat(refusal(decide("dan", approval, Verdict.VERDICT_APPROVE)).rule())
                .isEqualTo("approvals.rejected");
    }

    @Test
    void aQuestionThatNobodyAnswersEnds() {
        Approval approval = ask();
        road.now = road.now.plus(Duration.ofMinutes(15));

        assertThat(refusal(decide("bea", approval, Verdict.VERDICT_APPROVE)).rule())
                .isEqualTo("approvals.expired");
        assertInvalid(use(approval, "run-1"), "approvals.expired");
    }

    @Test
    void aYesThatNobodyUsesEnds() {
        Approval approval = ask();
        approve("bea", approval);
        road.now = road.now.plus(Duration.ofMinutes(10));

        assertInvalid(use(approval, "run-1"), "approvals.expired");
    }

    @Test
    void aYesIsGoodUntilTheLastMoment() {
        Approval approval = ask();
        approve("bea", approval);
        road.now = road.now.plus(Duration.ofMinutes(10)).minusNanos(1_000);
        road.ask.deadline = road.now.plusSeconds(30);

        assertThat(use(approval, "run-1").messages).containsExactly("header", "batch", "summary");
    }

    @Test
    void whatWasTakenBackDoesNotRun() {
        Approval approval = ask();
        approve("bea", approval);
        assertThat(road.approvals.approvals.cancel(road.ask.identity, now(approval)))
                .isPresent();

        assertInvalid(use(approval, "run-1"), "approvals.cancelled");
        assertThat(road.approvals.approvals.cancel(road.ask.identity, now(approval)))
                .isEmpty();
    }

    @Test
    void itIsUsedOnce() {
        Approval approval = ask();
        approve("bea", approval);

        assertThat(use(approval, "run-1").messages).containsExactly("header", "batch", "summary");
        RecordingAnswer other = use(approval, "run-2");
        assertThat(other.refusals.getFirst().rule()).isEqualTo("approvals.consumed");
        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(road.engine.opened).hasSize(1);
    }

    @Test
    void ofAThousandWhoUseItOneGetsThrough() throws Exception {
        Approval approval = ask();
        approve("bea", approval);
        List<Future<RecordingAnswer>> answers = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                String requestId = "run-" + i;
                answers.add(threads.submit(() -> use(approval, requestId)));
            }
        }

        int ran = 0;
        for (Future<RecordingAnswer> answer : answers) {
            ran += answer.get().messages.contains("summary") ? 1 : 0;
        }
        assertThat(ran).isEqualTo(1);
        assertThat(road.engine.opened).hasSize(1);
        assertThat(road.trail.records().stream()
                        .filter(record -> record.getKind() == AuditRecord.Kind.KIND_APPROVAL_CONSUMED))
                .hasSize(1);
    }

    @Test
    void theYesIsUsedUpBeforeAnythingIsSent() {
        Approval approval = ask();
        approve("bea", approval);
        road.engine.whenOpened = () -> {
            assertState(approval, ApprovalState.CONSUMED);
            throw FakeEngine.failure(Reason.SOURCE_UNAVAILABLE);
        };

        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertState(approval, ApprovalState.CONSUMED);
    }

    @Test
    void aTrailThatTakesNothingLetsNobodyAskOrUse() {
        Approval approval = ask();
        approve("bea", approval);
        road.trail.breakDisk();

        assertThat(use(approval, "run-1").reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(road.engine.opened).isEmpty();
        road.ask.requestId = "request-2";
        assertThat(road.runAnew().reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertState(approval, ApprovalState.APPROVED);
    }

    @Test
    void aRepeatOfTheRequestGetsTheSameApproval() {
        Approval approval = ask();

        assertThat(ask().name()).isEqualTo(approval.name());
        road.ask.text = "update customers set email = 'x'";
        assertThat(road.runAnew().reason()).isEqualTo(Reason.REQUEST_REPEATED);
    }

    @Test
    void anAgentHasFiveQuestionsOpen() {
        for (int i = 0; i < 5; i++) {
            road.ask.requestId = "request-" + i;
            var _ = ask();
        }
        road.ask.requestId = "request-5";

        RecordingAnswer answer = road.runAnew();

        assertThat(answer.reason()).isEqualTo(Reason.LIMIT);
        assertThat(answer.refusals.getFirst().rule()).isEqualTo("approvals.pending-per-agent");
    }

    @Test
    void aSourceThatCannotBeLookedAtAsksNobody() {
        road.engine.whenPreviewed = () -> {
            throw FakeEngine.failure(Reason.SOURCE_UNAVAILABLE);
        };

        assertThat(road.runAnew().reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
    }
}
