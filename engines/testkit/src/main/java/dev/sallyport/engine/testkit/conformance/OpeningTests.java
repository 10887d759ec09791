package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.testkit.TestCancellation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How an execution begins. */
abstract class OpeningTests extends OnSubject {
    OpeningTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    @Tag("refused")
    void aPermitOpensOnce() throws EngineFailure {
        Permit permit = Permit.mint(subject.rows(1, Terms.WIDE), 1);
        subject.engine().open(permit, new TestCancellation()).close();
        assertThatThrownBy(() -> subject.engine().open(permit, new TestCancellation()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theFirstBatchIsSmallAndAllRowsCome() throws EngineFailure {
        try (Execution execution = open(subject.rows(3000, Terms.WIDE))) {
            assertThat(execution.next().orElseThrow().rows()).isEqualTo(64);
            assertThat(drain(execution)).isEqualTo(3000 - 64);
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
        }
    }

    @Test
    void anEmptyAnswerIsComplete() throws EngineFailure {
        try (Execution execution = open(subject.rows(0, Terms.WIDE))) {
            assertThat(execution.next()).isEmpty();
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
        }
    }
}
