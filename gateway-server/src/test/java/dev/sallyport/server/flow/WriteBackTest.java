package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Sealed.Parameter;
import dev.sallyport.operation.Mask;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import dev.sallyport.server.request.Plan;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A masked value is not written back over the value that it stood for. */
class WriteBackTest extends OnRoad {
    @Test
    void aPlaceholderAmongTheParametersIsDeniedBeforeAnythingIsAnnounced() {
        road.engine.written = List.of(new Parameter.Caller(2));
        road.ask.parameters = List.of(new Value.Int(1), new Value.Text("a***@example.org"));
        assertDenied();
    }

    @Test
    void aPlaceholderAmongTheLiteralsIsDenied() {
        road.engine.written = List.of(new Parameter.Bound(new Value.Text("***")));
        assertDenied();
    }

    @Test
    void aPlaceholderInADocumentIsDenied() {
        road.engine.written = List.of(new Parameter.Caller(1));
        road.ask.parameters = List.of(new Value.Json("{\"mail\": \"****\"}"));
        assertDenied();
    }

    @Test
    void theTextOfAConstantMaskThatTheCallerSeesIsDenied() {
        road.policy = Road.policyOf(3, Road.showing("email", new Mask.Constant("not for you")), Road.updating());
        road.engine.written = List.of(new Parameter.Bound(new Value.Text("not for you ")));
        assertDenied();
    }

    @Test
    void theTextOfAMaskOfNobodyIsWritten() {
        road.engine.written = List.of(new Parameter.Bound(new Value.Text("not for you ")));
        assertThat(road.run().messages).endsWith("summary");
    }

    @Test
    void aPlaceholderThatIsOnlyComparedWithIsNotDenied() {
        road.engine.written = List.of(new Parameter.Caller(1));
        road.ask.parameters = List.of(new Value.Text("a value"), new Value.Text("***"));
        assertThat(road.run().messages).endsWith("summary");
    }

    private void assertDenied() {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.MASKED_IN_WRITE);
        assertThat(road.engine.opened).isEmpty();
        assertThat(road.trail.records()).singleElement().satisfies(record -> {
            assertThat(record.getKind()).isEqualTo(Kind.KIND_DENIED);
            assertThat(record.getVerdict().getDecision()).isEqualTo(AuditRecord.Decision.DECISION_DENY);
            assertThat(record.getVerdict().getRule()).isEqualTo("writes.placeholder");
        });
        assertThat(road.dryRun())
                .isInstanceOfSatisfying(
                        DryRuns.Result.Planned.class,
                        planned -> assertThat(planned.plan())
                                .isInstanceOfSatisfying(
                                        Plan.Denied.class,
                                        denied -> assertThat(denied.refusal()).isEqualTo(Refusals.MASKED_IN_WRITE)));
    }

    @Test
    void aDryRunWithoutTheParameterTellsTheRest() {
        road.engine.written = List.of(new Parameter.Caller(1));
        assertThat(road.dryRun())
                .isInstanceOfSatisfying(
                        DryRuns.Result.Planned.class,
                        planned -> assertThat(planned.plan()).isInstanceOf(Plan.Runnable.class));
    }
}
