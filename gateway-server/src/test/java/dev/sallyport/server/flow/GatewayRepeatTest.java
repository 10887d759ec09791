package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.server.store.Rules;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import org.junit.jupiter.api.Test;

/** A request id that is sent twice: a write runs at most once. */
class GatewayRepeatTest extends OnRoad {
    private static final ObjectName UNGRANTED = new ObjectName("shop", "shopdb", "public", "salaries");

    @Test
    void aWriteThatIsRepeatedDoesNotRunAgainAndTheFirstIsStillKnown() {
        assertThat(road.run().messages).endsWith("summary");
        assertRepeatIsRefused();
        assertThat(road.found("request-1").orElseThrow().result().getCompletion())
                .isEqualTo(Completion.COMPLETION_COMPLETE);
    }

    @Test
    void aWriteThatIsRepeatedWhileItRunsDoesNotRunAgain() {
        road.engine.execution.whenExhausted = () -> {
            RecordingAnswer first = road.answer;
            assertRepeatIsRefused();
            road.answer = first;
        };
        assertThat(road.run().messages).endsWith("summary");
    }

    @Test
    void aWriteThatFailedKeepsItsId() {
        road.engine.whenOpened = () -> {
            throw FakeEngine.failure(Reason.CONFLICT);
        };
        assertThat(road.run().reason()).isEqualTo(Reason.CONFLICT);
        assertRepeatIsRefused();
    }

    @Test
    void aWriteUnderTheIdOfAReadThatRanIsRefused() {
        road.engine.reading = FakeEngine.understood(Rules.CUSTOMERS);
        assertThat(road.run().messages).endsWith("summary");
        road.policy = Road.policyOf(3, Road.updating());
        road.engine.reading = FakeEngine.writing(Rules.CUSTOMERS);
        assertRepeatIsRefused();
    }

    private void assertRepeatIsRefused() {
        int opened = road.engine.opened.size();
        RecordingAnswer answer = road.runAnew();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.REQUEST_REPEATED);
        assertThat(answer.reason().mayBeRetried()).isFalse();
        assertThat(answer.refusals.getFirst().nextStep()).contains("GetRequest");
        assertThat(road.engine.opened).hasSize(opened);
        assertThat(road.trail.records().getLast().getKind()).isEqualTo(Kind.KIND_DENIED);
        assertThat(road.trail.records().getLast().getVerdict().getReason()).isEqualTo("REQUEST_REPEATED");
    }

    @Test
    void aWriteUnderAnIdThatWasOnlyRefusedRuns() {
        road.engine.reading = FakeEngine.writing(UNGRANTED);
        assertThat(road.run().reason()).isEqualTo(Reason.NOT_ALLOWED);
        road.policy = Road.policyOf(3, Road.updating());
        road.engine.reading = FakeEngine.writing(Rules.CUSTOMERS);
        assertThat(road.runAnew().messages).endsWith("summary");
    }

    @Test
    void aReadMayBeRepeated() {
        road.engine.reading = FakeEngine.understood(Rules.CUSTOMERS);
        assertThat(road.run().messages).endsWith("summary");
        assertThat(road.runAnew().messages).endsWith("summary");
    }

    @Test
    void aWriteWithoutARequestIdIsRefused() {
        road.ask.requestId = "";
        RecordingAnswer answer = road.run();

        assertThat(answer.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(road.engine.opened).isEmpty();
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_DENIED);
    }
}
