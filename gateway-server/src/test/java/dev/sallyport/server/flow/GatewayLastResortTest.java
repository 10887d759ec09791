package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import dev.sallyport.server.flow.FakeEngine.Step;
import dev.sallyport.v1.AuditRecord.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still answered and recorded when the JVM, the caller's end or the trail fails as well. */
class GatewayLastResortTest {
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
    void anErrorInReadingIsAnsweredAndRecorded() {
        road.engine.whenRead = Step.OVERFLOW;
        assertAnswered(Reason.INTERNAL, Kind.KIND_DENIED);
    }

    @Test
    void anErrorInSealingIsAnsweredAndRecorded() {
        road.engine.whenSealed = Step.OVERFLOW;
        assertAnswered(Reason.INTERNAL, Kind.KIND_DENIED);
    }

    @Test
    void anErrorInOpeningClosesTheIntent() {
        road.engine.whenOpened = Step.OVERFLOW;
        assertAnswered(Reason.INTERNAL, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void anErrorAmongTheRowsClosesTheIntent() {
        road.engine.execution.whenExhausted = Step.OVERFLOW;
        assertAnswered(Reason.INTERNAL, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void anErrorInTheSummaryDoesNotCloseTheIntentTwice() {
        road.answer.whenSummary = GatewayLastResortTest::overflow;
        assertAnswered(Reason.INTERNAL, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void anErrorOfATrailThatTakesNothingIsStillAnswered() {
        road.engine.whenRead = () -> {
            road.trail.close();
            throw new StackOverflowError();
        };
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(answer.refusedAt).isZero();
    }

    @Test
    void aRefusalThatCannotBeSentIsRecordedOnce() {
        road.answer.whenRefused = GatewayLastResortTest::bug;
        road.ask.source = "nowhere";
        assertAnswered(Reason.UNKNOWN_OBJECT, Kind.KIND_DENIED);
    }

    @Test
    void aDenialThatCannotBeSentIsRecordedOnce() {
        road.answer.whenRefused = GatewayLastResortTest::overflow;
        road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD);
        assertAnswered(Reason.NOT_UNDERSTOOD, Kind.KIND_DENIED);
    }

    @Test
    void aFailureThatCannotBeSentIsRecordedOnce() {
        road.answer.whenRefused = GatewayLastResortTest::bug;
        road.engine.whenOpened = () -> {
            throw FakeEngine.failure(Reason.SOURCE_UNAVAILABLE);
        };
        assertAnswered(Reason.SOURCE_UNAVAILABLE, Kind.KIND_INTENT, Kind.KIND_OUTCOME);
    }

    @Test
    void aBugWhoseRefusalCannotBeSentIsRecordedOnce() {
        road.answer.whenRefused = GatewayLastResortTest::bug;
        road.engine.whenRead = Step.BUG;
        assertAnswered(Reason.INTERNAL, Kind.KIND_DENIED);
    }

    @Test
    void aTrailThatFailsAndARefusalThatCannotBeSentEndQuietly() {
        road.answer.whenRefused = GatewayLastResortTest::bug;
        road.trail.close();

        assertThat(road.run().messages).containsExactly("refuse");
    }

    private void assertAnswered(Reason reason, Kind... kinds) {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).endsWith("refuse").containsOnlyOnce("refuse");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(road.trail.kinds()).containsExactly(kinds);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getLast().getSeq());
        assertThat(road.engine.execution.open).isFalse();
    }

    @Test
    void aFailureAfterRowsLeftWhoseOutcomeIsNotRecordedSaysSo() {
        road.engine.execution.whenExhausted = () -> {
            road.trail.breakDisk();
            throw FakeEngine.failure(Reason.BAD_VALUE);
        };
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("header", "batch", "refuse");
        assertThat(answer.refusals).containsExactly(Refusals.OUTCOME_NOT_RECORDED);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getFirst().getSeq());
    }

    @Test
    void aFailureBeforeTheIntentIsDurableSaysThatNothingWasReleased() {
        road.engine.whenOpened = () -> {
            road.trail.breakDisk();
            throw FakeEngine.failure(Reason.SOURCE_UNAVAILABLE);
        };
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(answer.refusedAt).isZero();
    }

    private static void bug() {
        throw new IllegalStateException("a bug");
    }

    private static void overflow() {
        throw new StackOverflowError();
    }
}
