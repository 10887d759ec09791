package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A write: announced before it begins, told once more before it is kept, and answered after that. */
class GatewayWriteTest extends OnRoad {
    @Test
    void aWriteIsAnnouncedBeforeItBeginsToldBeforeItIsKeptAndAnsweredAfterwards() {
        List<String> seen = new ArrayList<>();
        road.engine.whenOpened = () -> see(seen, "opened");
        road.engine.execution.whenExhausted = () -> see(seen, "read");
        road.engine.execution.whenCommitted = () -> see(seen, "committed");
        road.engine.execution.whenClosed = () -> seen.add("closed " + road.answer.messages);
        road.answer.whenSummary = () -> see(seen, "summary");
        RecordingAnswer answer = road.run();

        assertThat(seen)
                .containsExactly(
                        "opened [KIND_INTENT] []",
                        "read [KIND_INTENT] []",
                        "committed [KIND_INTENT, KIND_PRECOMMIT] []",
                        "closed []",
                        "summary [KIND_INTENT, KIND_PRECOMMIT, KIND_OUTCOME] [header, batch]");
        assertThat(answer.messages).containsExactly("header", "batch", "summary");
        assertThat(answer.released.orElseThrow().affected()).isEqualTo(3);
    }

    private void see(List<String> seen, String step) {
        seen.add(step + " " + road.trail.kinds() + " " + road.answer.messages);
    }

    @Test
    void thePrecommitTellsWhoseItIsWhatItDidAndHowTheDatabaseCallsIt() {
        var _ = road.run();
        List<AuditRecord> records = road.trail.records();
        AuditRecord intent = records.getFirst();
        AuditRecord precommit = records.get(1);

        assertThat(precommit.getParent()).isEqualTo(intent.getSeq());
        assertThat(precommit.getRequestId()).isEqualTo(intent.getRequestId());
        assertThat(precommit.getIdentity()).isEqualTo(intent.getIdentity());
        assertThat(precommit.getTarget()).isEqualTo(intent.getTarget());
        assertThat(precommit.getResult().getRowsAffected()).isEqualTo(3);
        assertThat(precommit.getResult().getBackendTransaction()).isEqualTo("771");
        assertThat(records.getLast().getResult().getRowsAffected()).isEqualTo(3);
    }

    @Test
    void aWriteDoesNotBeginWhenItsIntentDoesNotBecomeDurable() {
        road.trail.breakDisk();
        RecordingAnswer answer = road.run();

        assertThat(road.engine.opened).isEmpty();
        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
    }

    @Test
    void aWriteIsRolledBackWhenItsPrecommitDoesNotBecomeDurable() {
        road.engine.execution.whenExhausted = road.trail::breakDisk;
        RecordingAnswer answer = road.run();

        assertNothingKept();
        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT);
    }

    @Test
    void aWriteWhosePrecommitFindsNoRoomIsRolledBackAndClosed() {
        road.engine.execution.whenExhausted = road.trail::fill;
        RecordingAnswer answer = road.run();

        assertNothingKept();
        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        AuditRecord outcome = road.trail.records().getLast();
        assertThat(outcome.getKind()).isEqualTo(Kind.KIND_OUTCOME);
        assertThat(outcome.getResult().getCompletion()).isEqualTo(Completion.COMPLETION_FAILED);
        assertThat(outcome.getResult().getRowsAffected()).isZero();
    }

    @Test
    void moreRowsThanTheLimitAreNotKeptEvenIfTheEngineLetsThemPass() {
        road.engine.execution.affected = 11;
        assertUndone(Reason.LIMIT, Completion.COMPLETION_FAILED, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
        assertThat(road.answer.refusals).containsExactly(Refusals.TOO_MANY_AFFECTED);
    }

    @Test
    void aCallerWhoIsGoneBeforeTheCommitGetsNothingDone() {
        road.engine.execution.whenExhausted = () -> road.answer.isGone = true;
        assertUndone(
                Reason.CANCELLED,
                Completion.COMPLETION_CANCELLED,
                Kind.KIND_INTENT,
                Kind.KIND_PRECOMMIT,
                Kind.KIND_OUTCOME);
        assertThat(road.answer.refusals).containsExactly(Refusals.CANCELLED);
    }

    @Test
    void aWriteThatFailsOnItsWayChangesNothing() {
        road.engine.execution.whenExhausted = () -> {
            throw FakeEngine.failure(Reason.CONSTRAINT);
        };
        assertUndone(Reason.CONSTRAINT, Completion.COMPLETION_FAILED, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void aCommitThatTheDatabaseRefusesChangesNothingAndNobodyAsksForItsFate() {
        road.engine.execution.whenCommitted = () -> {
            throw FakeEngine.failure(Reason.CONFLICT);
        };
        assertUndone(
                Reason.CONFLICT,
                Completion.COMPLETION_FAILED,
                Kind.KIND_INTENT,
                Kind.KIND_PRECOMMIT,
                Kind.KIND_OUTCOME);
        assertThat(road.engine.asked).isEmpty();
        assertThat(road.answer.refusals.getFirst().nextStep())
                .as("the id of this write is used up")
                .contains("new request id");
    }

    private void assertUndone(Reason reason, Completion completion, Kind... kinds) {
        RecordingAnswer answer = road.run();

        assertNothingKept();
        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(road.trail.kinds()).containsExactly(kinds);
        AuditRecord outcome = road.trail.records().getLast();
        assertThat(outcome.getSeq()).isEqualTo(answer.refusedAt);
        assertThat(outcome.getResult().getCompletion()).isEqualTo(completion);
        assertThat(outcome.getResult().getRowsAffected()).isZero();
    }

    private void assertNothingKept() {
        assertThat(road.engine.execution.committed).isFalse();
        assertThat(road.engine.execution.open).isFalse();
    }

    @Test
    void aCallerWhoIsGoneAfterTheCommitChangesNothingAboutWhatWasDone() {
        road.answer.endsWith = Optional.of(FakeEngine.refusal(Reason.CANCELLED));
        AuditRecord outcome = assertKeptAndUnanswered(Reason.CANCELLED, "header", "refuse");
        assertThat(outcome.getResult().getRowsReleased()).isZero();
        assertThat(outcome.getResult().getReason()).isEqualTo("CANCELLED");
    }

    @Test
    void aBugInTheHeaderChangesNothingAboutWhatWasDone() {
        road.answer.whenHeader = GatewayWriteTest::bug;
        assertThat(assertKeptAndUnanswered(Reason.INTERNAL, "header", "refuse")).isNotNull();
    }

    @Test
    void aSummaryThatCannotBeSentDoesNotSayThatNothingWasChanged() {
        road.answer.whenSummary = GatewayWriteTest::bug;
        assertThat(assertKeptAndUnanswered(Reason.INTERNAL, "header", "batch", "refuse"))
                .isNotNull();
    }

    private AuditRecord assertKeptAndUnanswered(Reason reason, String... messages) {
        RecordingAnswer answer = road.run();

        assertThat(road.engine.execution.committed).isTrue();
        assertThat(answer.messages).containsExactly(messages);
        assertThat(answer.refusals).containsExactly(Refusals.kept(reason));
        AuditRecord outcome = road.trail.records().getLast();
        assertThat(outcome.getSeq()).isEqualTo(answer.refusedAt);
        assertThat(outcome.getResult().getCompletion()).isEqualTo(Completion.COMPLETION_COMPLETE);
        assertThat(outcome.getResult().getRowsAffected()).isEqualTo(3);
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_PRECOMMIT, Kind.KIND_OUTCOME);
        return outcome;
    }

    @Test
    void anExecutionThatFailsToCloseAfterTheCommitIsAnsweredAsDone() {
        road.engine.execution.whenClosed = GatewayWriteTest::bug;
        assertThat(road.run().messages).containsExactly("header", "batch", "summary");
        assertThat(road.trail.records().getLast().getResult().getCompletion())
                .isEqualTo(Completion.COMPLETION_COMPLETE);
    }

    @Test
    void aKeptWriteWhoseOutcomeIsNotRecordedSaysSo() {
        road.answer.whenHeader = road.trail::breakDisk;
        RecordingAnswer answer = road.run();

        assertThat(answer.refusals).containsExactly(Refusals.KEPT_NOT_RECORDED);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getFirst().getSeq());
    }

    private static void bug() {
        throw new IllegalStateException("a bug");
    }
}
