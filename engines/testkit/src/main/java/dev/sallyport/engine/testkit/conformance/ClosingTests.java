package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.operation.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stays of an execution, and what does not. */
abstract class ClosingTests extends OnSubject {
    ClosingTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    void anAnswerMayBeLeftUnreadAndClosedTwice() throws EngineFailure {
        for (int i = 0; i < 20; i++) {
            Execution execution = open(subject.rows(3000, Terms.WIDE));
            assertThat(execution.next()).isPresent();
            execution.close();
            execution.close();
        }
    }

    @Test
    void whatIsCommittedStays() throws EngineFailure {
        if (leaves()) {
            leave("kept", Execution::commit);
            assertThat(subject.left()).isEqualTo("kept");
        }
    }

    @Test
    @Tag("refused")
    void whatIsClosedUncommittedIsRolledBack() throws EngineFailure {
        if (leaves()) {
            leave("kept", Execution::commit);
            leave("lost", Execution::next);
            assertThat(subject.left()).isEqualTo("kept");
        }
    }

    @Test
    @Tag("refused")
    void aCancelledExecutionIsNotCommitted() throws EngineFailure {
        try (Execution execution = open(subject.rows(1, Terms.WIDE))) {
            execution.cancel();
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);
            assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        }
    }

    /** Only an engine that writes nothing may have nothing to leave. */
    private boolean leaves() {
        boolean leaves = subject.leaving("", Terms.WIDE).isPresent();
        assertThat(leaves || !claims(Capability.WRITES)).isTrue();
        return leaves;
    }

    private void leave(String word, Step last) throws EngineFailure {
        try (Execution execution = open(subject.leaving(word, Terms.WIDE).orElseThrow())) {
            last.on(execution);
        }
    }

    /** What is done with an execution before it is closed. */
    @FunctionalInterface
    private interface Step {
        void on(Execution execution) throws EngineFailure;
    }
}
