package dev.sallyport.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every engine must do, whatever it speaks. */
public abstract class EngineConformance {
    private static final Limits WIDE = new Limits(1_000_000, 1L << 30, 1 << 20, 0, Duration.ofSeconds(30));

    private final EngineSubject subject;

    /** An engine on a fresh table; a test class makes it in its constructor, once for each test. */
    protected EngineConformance(EngineSubject subject) {
        this.subject = subject;
    }

    @AfterEach
    final void closeSubject() {
        subject.close();
    }

    private Execution run(Sealed sealed) throws EngineFailure {
        return subject.engine().open(Permit.mint(sealed, 1), new TestCancellation());
    }

    private static Limits rows(long rows) {
        return WIDE.and(new Limits(rows, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, WIDE.time()));
    }

    private static long drain(Execution execution) throws EngineFailure {
        long rows = 0;
        for (Optional<Batch> batch = execution.next(); batch.isPresent(); batch = execution.next()) {
            rows += batch.get().rows();
        }
        return rows;
    }

    @Nested
    class Opening {
        @Test
        @Tag("refused")
        void aPermitOpensOnce() throws EngineFailure {
            Permit permit = Permit.mint(subject.rows(1, WIDE), 1);
            subject.engine().open(permit, new TestCancellation()).close();
            assertThatThrownBy(() -> subject.engine().open(permit, new TestCancellation()))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void theFirstBatchIsSmallAndAllRowsCome() throws EngineFailure {
            try (Execution execution = run(subject.rows(3000, WIDE))) {
                assertThat(execution.next().orElseThrow().rows()).isEqualTo(64);
                assertThat(drain(execution)).isEqualTo(3000 - 64);
                assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
            }
        }

        @Test
        void anEmptyAnswerIsComplete() throws EngineFailure {
            try (Execution execution = run(subject.rows(0, WIDE))) {
                assertThat(execution.next()).isEmpty();
                assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
            }
        }
    }

    @Nested
    class Closing {
        @Test
        void anAnswerMayBeLeftUnreadAndClosedTwice() throws EngineFailure {
            for (int i = 0; i < 20; i++) {
                Execution execution = run(subject.rows(3000, WIDE));
                assertThat(execution.next()).isPresent();
                execution.close();
                execution.close();
            }
        }

        @Test
        void whatIsCommittedStays() throws EngineFailure {
            leave("kept", Execution::commit);
            assertThat(subject.left()).isEqualTo("kept");
        }

        @Test
        @Tag("refused")
        void whatIsClosedUncommittedIsRolledBack() throws EngineFailure {
            leave("kept", Execution::commit);
            leave("lost", Execution::next);
            assertThat(subject.left()).isEqualTo("kept");
        }

        @Test
        @Tag("refused")
        void aCancelledExecutionIsNotCommitted() throws EngineFailure {
            try (Execution execution = run(subject.leaving("lost", WIDE))) {
                execution.cancel();
                EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);
                assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
            }
        }

        private void leave(String word, Step last) throws EngineFailure {
            try (Execution execution = run(subject.leaving(word, WIDE))) {
                last.on(execution);
            }
        }
    }

    /** What is done with an execution before it is closed. */
    @FunctionalInterface
    private interface Step {
        void on(Execution execution) throws EngineFailure;
    }

    @Nested
    class ChangedCatalog {
        @Test
        @Tag("refused")
        void anotherTableUnderTheNameIsNotRead() throws Exception {
            Sealed sealed = subject.rows(3, WIDE);
            subject.swapTable();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> run(sealed));
            assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
        }
    }

    @Nested
    class Cancelling {
        @Test
        @Tag("refused")
        void aCancelledCallReleasesNothing() {
            TestCancellation cancellation = new TestCancellation();
            cancellation.cancel();
            Permit permit = Permit.mint(subject.slow(WIDE), 1);
            EngineFailure failure = catchThrowableOfType(
                    EngineFailure.class, () -> subject.engine().open(permit, cancellation));
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        }

        @Test
        @Tag("refused")
        void aCancelledExecutionGivesNoFurtherBatch() throws EngineFailure {
            try (Execution execution = run(subject.rows(3000, WIDE))) {
                assertThat(execution.next()).isPresent();
                execution.cancel();
                EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::next);
                assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
            }
        }
    }

    @Nested
    class Limiting {
        @Test
        @Tag("refused")
        void rowsBeyondTheLimitStay() throws EngineFailure {
            try (Execution execution = run(subject.rows(3000, rows(2999)))) {
                assertThat(drain(execution)).isEqualTo(2999);
                assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
            }
        }

        @Test
        void exactlyAsManyRowsAsTheLimitAreComplete() throws EngineFailure {
            try (Execution execution = run(subject.rows(3000, rows(3000)))) {
                assertThat(drain(execution)).isEqualTo(3000);
                assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
            }
        }

        @Test
        @Tag("refused")
        void timeIsLimited() {
            Sealed sealed = subject.slow(WIDE.within(Duration.ofMillis(500)));
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> run(sealed));
            assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
        }
    }

    @Nested
    class Tripwire {
        @Test
        @Tag("refused")
        void aGuardedColumnIsNotReleased() {
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> run(subject.guarded(WIDE)));
            assertThat(failure.errorClass()).isEqualTo("TRIPWIRE");
        }
    }
}
