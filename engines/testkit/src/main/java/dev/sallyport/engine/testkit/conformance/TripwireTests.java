package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
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
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> open(subject.guarded(Terms.WIDE)));
        assertThat(failure.errorClass()).isEqualTo("TRIPWIRE");
    }
}
