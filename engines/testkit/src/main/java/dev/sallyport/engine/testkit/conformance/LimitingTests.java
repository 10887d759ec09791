package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits of a sealed operation hold. */
abstract class LimitingTests extends OnSubject {
    LimitingTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    @Tag("refused")
    void rowsBeyondTheLimitStay() throws EngineFailure {
        try (Execution execution = open(subject.rows(3000, rows(2999)))) {
            assertThat(drain(execution)).isEqualTo(2999);
            assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
        }
    }

    @Test
    void exactlyAsManyRowsAsTheLimitAreComplete() throws EngineFailure {
        try (Execution execution = open(subject.rows(3000, rows(3000)))) {
            assertThat(drain(execution)).isEqualTo(3000);
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
        }
    }

    @Test
    @Tag("refused")
    void timeIsLimited() {
        Sealed sealed = subject.slow(Terms.WIDE.within(Duration.ofMillis(500)));
        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> read(sealed));
        assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
    }

    /** The first answer may come before the first row. */
    private void read(Sealed sealed) throws EngineFailure {
        try (Execution execution = open(sealed)) {
            drain(execution);
        }
    }

    private static Limits rows(long rows) {
        return Terms.WIDE.and(new Limits(rows, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Terms.WIDE.time()));
    }
}
