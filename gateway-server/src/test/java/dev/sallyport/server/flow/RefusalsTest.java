package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.operation.Reason;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {
    private static final AuditRecord RECORD =
            AuditRecord.newBuilder().setKind(Kind.KIND_CONFIG).build();

    @TempDir
    private Path folder;

    @Test
    void aTrailWithoutTimeIsBusy() {
        try (TestTrail trail = new TestTrail(folder)) {
            trail.holdDisk();
            AuditUnavailable late = catchThrowableOfType(
                    AuditUnavailable.class, () -> trail.log().append(RECORD, Duration.ZERO));
            assertThat(Refusals.of(late).reason()).isEqualTo(Reason.OVERLOADED);
            assertThat(Refusals.of(late).reason().mayBeRetried()).isTrue();
        }
    }

    @Test
    void aClosedTrailIsUnavailable() {
        TestTrail trail = new TestTrail(folder);
        trail.close();
        AuditUnavailable closed =
                catchThrowableOfType(AuditUnavailable.class, () -> trail.log().append(RECORD));
        assertThat(Refusals.of(closed).reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(Refusals.of(closed).reason().mayBeRetried()).isFalse();
    }

    @Test
    void anOutcomeThatIsNotRecordedSaysThatRowsMayHaveLeftAndIsNotRetried() {
        assertThat(Refusals.OUTCOME_NOT_RECORDED.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(Refusals.OUTCOME_NOT_RECORDED.reason().mayBeRetried()).isFalse();
        assertThat(Refusals.OUTCOME_NOT_RECORDED.message())
                .isEqualTo("rows may have been released, and the trail has no outcome of this operation");
    }

    @Test
    void aNameInARefusalIsPrintable() {
        assertThat(Refusals.unknownSource("a\u001b[31m\u202eb").message())
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }
}
