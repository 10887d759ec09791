package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A column that must not be the origin of an answer is not. */
abstract class TripwireTests extends OnSubject {
    TripwireTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    @Tag("refused")
    void aGuardedColumnIsNotReleased() {
        List<Batch> released = new ArrayList<>();
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> release(released));
        assertThat(failure.errorClass()).isEqualTo("TRIPWIRE");
        assertThat(released).isEmpty();
    }

    /** Where only what comes tells where it comes from, it is stopped then. */
    private void release(List<Batch> released) throws EngineFailure {
        try (Execution execution = open(subject.guarded(Terms.WIDE))) {
            execution.next().ifPresent(released::add);
        }
    }
}
