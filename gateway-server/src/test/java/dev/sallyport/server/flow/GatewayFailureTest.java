package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.server.flow.FakeEngine.Step;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong on the road of a request: one answer, one record that closes it, nothing left open. */
class GatewayFailureTest {
    @TempDir
    private Path folder;

    private Road road;

    @BeforeEach
    void open() {
        road = new Road(folder);
        road.engine.execution.batches.add(Road.rows(2, "ab"));
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void anEngineThatFailsToOpenClosesTheIntent() {
        road.engine.whenOpened = failing(Reason.SOURCE_UNAVAILABLE);
        assertClosed(Reason.SOURCE_UNAVAILABLE, Completion.COMPLETION_FAILED, 0);
    }

    @Test
    void anEngineThatFailsAmongTheRowsClosesTheIntentWithWhatLeft() {
        road.engine.execution.whenExhausted = failing(Reason.BAD_VALUE);
        AuditRecord outcome = assertClosed(Reason.BAD_VALUE, Completion.COMPLETION_FAILED, 2);
        assertThat(outcome.getResult().getErrorClass()).isEqualTo("57014");
        assertThat(outcome.getResult().getReason()).isEqualTo("BAD_VALUE");
    }

    @Test
    void aCommitThatFailsClosesTheIntent() {
        road.engine.execution.whenCommitted = failing(Reason.CONFLICT);
        assertClosed(Reason.CONFLICT, Completion.COMPLETION_FAILED, 2);
    }

    @Test
    void aReadThatMayBeRetriedIsSentAgainAsItIs() {
        road.engine.whenOpened = failing(Reason.CONFLICT);
        var _ = assertClosed(Reason.CONFLICT, Completion.COMPLETION_FAILED, 0);
        assertThat(road.answer.refusals)
                .containsExactly(FakeEngine.failure(Reason.CONFLICT).refusal());
    }

    @Test
    void anExecutionThatFailsToCloseClosesTheIntentOnce() {
        road.engine.execution.whenClosed = () -> {
            throw new IllegalStateException("a bug");
        };
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("header", "batch", "refuse");
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void aStatementThatRanOutOfTimeIsRecordedAsThat() {
        road.engine.execution.whenNext = failing(Reason.DEADLINE);
        assertClosed(Reason.DEADLINE, Completion.COMPLETION_DEADLINE_EXCEEDED, 0);
    }

    @Test
    void aStatementThatWasCancelledOnTheDatabaseIsRecordedAsThat() {
        road.engine.execution.whenNext = failing(Reason.CANCELLED);
        assertClosed(Reason.CANCELLED, Completion.COMPLETION_CANCELLED, 0);
    }

    @Test
    void aCallerThatWentAwayIsRecordedAndItsRowsAreNotCounted() {
        road.answer.endsWith = Optional.of(FakeEngine.refusal(Reason.CANCELLED));
        assertClosed(Reason.CANCELLED, Completion.COMPLETION_CANCELLED, 0);
    }

    @Test
    void aCallerThatDoesNotReadIsRecordedAsOutOfTime() {
        road.answer.endsWith = Optional.of(FakeEngine.refusal(Reason.DEADLINE));
        assertClosed(Reason.DEADLINE, Completion.COMPLETION_DEADLINE_EXCEEDED, 0);
    }

    @Test
    void aCallerThatGoesAwayCancelsTheExecution() {
        road.answer.whenHeader = road.answer::cancel;
        var _ = road.run();
        assertThat(road.engine.execution.cancelled).isTrue();
    }

    @Test
    void aBugInOpeningClosesTheIntent() {
        road.engine.whenOpened = Step.BUG;
        assertClosed(Reason.INTERNAL, Completion.COMPLETION_FAILED, 0);
    }

    @Test
    void aBugAmongTheRowsClosesTheIntent() {
        road.engine.execution.whenExhausted = Step.BUG;
        assertClosed(Reason.INTERNAL, Completion.COMPLETION_FAILED, 2);
    }

    @Test
    void aBugInTheCommitClosesTheIntent() {
        road.engine.execution.whenCommitted = Step.BUG;
        assertClosed(Reason.INTERNAL, Completion.COMPLETION_FAILED, 2);
    }

    @Test
    void aBugInTheHeaderClosesTheIntent() {
        road.answer.whenHeader = () -> {
            throw new IllegalStateException("a bug");
        };
        assertClosed(Reason.INTERNAL, Completion.COMPLETION_FAILED, 0);
    }

    @Test
    void aBugInReadingIsAnsweredAndRecorded() {
        road.engine.whenRead = Step.BUG;
        assertDenied();
    }

    @Test
    void aBugInSealingIsAnsweredAndRecorded() {
        road.engine.whenSealed = Step.BUG;
        assertDenied();
    }

    private void assertDenied() {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(road.engine.opened).isEmpty();
        assertThat(road.trail.records()).singleElement().satisfies(record -> {
            assertThat(record.getKind()).isEqualTo(Kind.KIND_DENIED);
            assertThat(record.getSeq()).isEqualTo(answer.refusedAt);
            assertThat(record.getVerdict().getReason()).isEqualTo("INTERNAL");
        });
    }

    private AuditRecord assertClosed(Reason reason, Completion completion, long rows) {
        RecordingAnswer answer = road.run();

        assertThat(answer.refusals).hasSize(1);
        assertThat(answer.messages).endsWith("refuse").doesNotContain("summary");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(road.engine.execution.open).isFalse();
        assertThat(road.engine.execution.committed).isFalse();
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_OUTCOME);
        AuditRecord outcome = road.trail.records().getLast();
        assertThat(outcome.getSeq()).isEqualTo(answer.refusedAt);
        assertThat(outcome.getParent())
                .isEqualTo(road.trail.records().getFirst().getSeq());
        assertThat(outcome.getResult().getCompletion()).isEqualTo(completion);
        assertThat(outcome.getResult().getRowsReleased()).isEqualTo(rows);
        return outcome;
    }

    @Test
    void aSummaryThatCannotBeSentDoesNotCloseTheIntentTwice() {
        road.answer.whenSummary = () -> {
            throw new IllegalStateException("a bug");
        };
        RecordingAnswer answer = road.run();

        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_OUTCOME);
        assertThat(road.trail.records().getLast().getResult().getCompletion())
                .isEqualTo(Completion.COMPLETION_COMPLETE);
        assertThat(answer.reason()).isEqualTo(Reason.INTERNAL);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getLast().getSeq());
    }

    private static Step failing(Reason reason) {
        return () -> {
            throw FakeEngine.failure(reason);
        };
    }
}
