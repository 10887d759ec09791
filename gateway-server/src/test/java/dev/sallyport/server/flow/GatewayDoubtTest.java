package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Fate;
import dev.sallyport.operation.Reason;
import dev.sallyport.server.flow.FakeEngine.Step;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit whose end nobody saw: the database is asked, and what it does not tell is said to be unknown. */
class GatewayDoubtTest extends OnRoad {
    @BeforeEach
    void open() {
        road.engine.execution.whenCommitted = () -> {
            throw FakeEngine.failure(Reason.OUTCOME_UNKNOWN);
        };
    }

    @Test
    void aWriteThatTheDatabaseKeptGoesOnAsCommitted() {
        road.engine.fate = Fate.KEPT;
        RecordingAnswer answer = road.run();

        assertThat(road.engine.asked).containsExactly("771");
        assertThat(answer.messages).containsExactly("header", "batch", "summary");
        assertThat(answer.released.orElseThrow().affected()).isEqualTo(3);
        assertThat(outcome().getResult().getCompletion()).isEqualTo(Completion.COMPLETION_COMPLETE);
        assertThat(outcome().getResult().getReason()).isEmpty();
    }

    @Test
    void aWriteThatTheDatabaseUndidFailed() {
        road.engine.fate = Fate.UNDONE;
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.refusals).containsExactly(Refusals.UNDONE);
        assertThat(outcome().getResult().getCompletion()).isEqualTo(Completion.COMPLETION_FAILED);
        assertThat(outcome().getResult().getRowsAffected()).isZero();
        assertThat(road.doubts).isEmpty();
    }

    @Test
    void aWriteThatTheDatabaseStillWorksOnIsUnknown() {
        road.engine.fate = Fate.RUNNING;
        assertUnknown();
    }

    /** Nobody may be told that nothing was changed, where nobody knows. */
    @Test
    void aBugBehindAWriteInDoubtDoesNotMakeItUndone() {
        road.engine.fate = Fate.RUNNING;
        road.whenInDoubt = () -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(road.run().refusals).containsExactly(Refusals.OUTCOME_UNKNOWN);
    }

    /** Also when it breaks before anybody could ask. */
    @Test
    void anErrorThatCannotBeTakenDoesNotMakeAWriteUndone() {
        road.engine.execution.whenCommitted = () -> {
            throw new Untold();
        };

        assertThat(road.run().refusals).containsExactly(Refusals.OUTCOME_UNKNOWN);
    }

    @Test
    void anErrorThatCannotBeTakenBehindTheCommitDoesNotMakeAWriteUndone() {
        road.engine.execution.whenClosed = () -> {
            throw new Untold();
        };
        road.engine.execution.whenCommitted = () -> {};

        assertThat(road.run().refusals).containsExactly(Refusals.KEPT_NOT_RECORDED);
    }

    /** Breaks whoever wants to tell of it. */
    @SuppressWarnings("serial")
    private static final class Untold extends Error {
        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no frames");
        }
    }

    @Test
    void aWriteThatTheDatabaseForgotIsUnknown() {
        road.engine.fate = Fate.FORGOTTEN;
        assertUnknown();
    }

    @Test
    void aWriteWhoseDatabaseCannotBeReachedIsUnknown() {
        road.engine.fate = Fate.KEPT;
        road.engine.whenAsked = () -> {
            throw FakeEngine.failure(Reason.SOURCE_UNAVAILABLE);
        };
        assertUnknown();
    }

    @Test
    void aWriteWhoseEngineBreaksWhenAskedIsUnknown() {
        road.engine.fate = Fate.KEPT;
        road.engine.whenAsked = Step.OVERFLOW;
        assertUnknown();
    }

    @Test
    void aCommitThatBreaksInTheGatewayIsAskedForToo() {
        road.engine.execution.whenCommitted = Step.BUG;
        assertUnknown();
        assertThat(road.engine.asked).containsExactly("771");
    }

    private void assertUnknown() {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.refusals).containsExactly(Refusals.OUTCOME_UNKNOWN);
        assertThat(answer.reason().mayBeRetried()).isFalse();
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_PRECOMMIT, Kind.KIND_OUTCOME);
        assertThat(outcome().getSeq()).isEqualTo(answer.refusedAt);
        assertThat(outcome().getResult().getCompletion()).isEqualTo(Completion.COMPLETION_UNKNOWN);
        assertThat(road.doubts).singleElement().satisfies(doubt -> {
            assertThat(doubt.transaction()).isEqualTo("771");
            assertThat(doubt.resolved(true).getResult().getRowsAffected()).isEqualTo(3);
        });
    }

    @Test
    void aTransactionWithoutANameIsUnknownAndNobodyIsAsked() {
        road.engine.execution.transaction = Optional.empty();
        RecordingAnswer answer = road.run();

        assertThat(answer.refusals).containsExactly(Refusals.OUTCOME_UNKNOWN);
        assertThat(road.engine.asked).isEmpty();
        assertThat(road.doubts).isEmpty();
    }

    @Test
    void anUnknownEndThatIsNotRecordedDoesNotSayThatNothingWasChanged() {
        road.engine.whenAsked = road.trail::breakDisk;
        RecordingAnswer answer = road.run();

        assertThat(answer.refusals).containsExactly(Refusals.OUTCOME_UNKNOWN);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getFirst().getSeq());
        assertThat(road.doubts).hasSize(1);
    }

    private AuditRecord outcome() {
        return road.trail.records().getLast();
    }
}
