package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing comes after somebody has cancelled. */
abstract class CancellingTests extends OnSubject {
    CancellingTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    @Tag("refused")
    void aCancelledCallReleasesNothing() {
        TestCancellation cancellation = new TestCancellation();
        cancellation.cancel();
        Permit permit = Permit.mint(subject.slow(Terms.WIDE), 1);
        EngineFailure failure =
                catchThrowableOfType(EngineFailure.class, () -> subject.engine().open(permit, cancellation));
        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    @Tag("refused")
    void aCancelledExecutionGivesNoFurtherBatch() throws EngineFailure {
        try (Execution execution = open(subject.rows(3000, Terms.WIDE))) {
            assertThat(execution.next()).isPresent();
            execution.cancel();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::next);
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        }
    }
}
