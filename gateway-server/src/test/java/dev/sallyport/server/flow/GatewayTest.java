package dev.sallyport.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Reason;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Decision;
import dev.sallyport.v1.AuditRecord.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded before what is answered, when all goes well and when the trail fails. */
class GatewayTest {
    private static final ObjectName UNGRANTED = new ObjectName("shop", "shopdb", "public", "salaries");

    @TempDir
    private Path folder;

    private Road road;

    @BeforeEach
    void open() {
        road = new Road(folder);
        road.engine.execution.batches.add(Road.rows(2, "ab"));
    }

    @AfterEach
    void close() {
        road.close();
    }

    @Test
    void anAllowedStatementIsAnnouncedAnsweredAndClosed() {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("header", "batch", "summary");
        assertThat(road.trail.kinds()).containsExactly(Kind.KIND_INTENT, Kind.KIND_OUTCOME);
        AuditRecord intent = road.trail.records().getFirst();
        AuditRecord outcome = road.trail.records().getLast();
        assertThat(outcome.getParent()).isEqualTo(intent.getSeq());
        assertThat(outcome.getResult().getCompletion()).isEqualTo(AuditRecord.Completion.COMPLETION_COMPLETE);
        assertThat(outcome.getIdentity()).isEqualTo(intent.getIdentity());
        assertThat(road.engine.execution.committed).isTrue();
        assertThat(road.engine.execution.open).isFalse();
    }

    @Test
    void aDeniedStatementIsRecordedAndNeverOpened() {
        road.engine.reading = FakeEngine.understood(UNGRANTED);
        assertRefused(Reason.NOT_ALLOWED, Decision.DECISION_DENY);
    }

    @Test
    void aStatementThatIsNotUnderstoodIsRecordedAndNeverOpened() {
        road.engine.reading = FakeEngine.opaque(Reason.NOT_UNDERSTOOD);
        assertRefused(Reason.NOT_UNDERSTOOD, Decision.DECISION_DENY);
    }

    @Test
    void aStatementThatNeedsAPersonNobodyCanNameIsRecordedAndNeverOpened() {
        road.policy = Road.policyOf(2, Road.asking("nobody"));
        assertRefused(Reason.APPROVAL_REQUIRED, Decision.DECISION_DENY);
    }

    @Test
    void aStatementThatNeedsAPersonIsAskedAndNeverOpened() {
        road.policy = Road.policyOf(2, Road.asking());

        road.run();

        assertThat(road.answer.messages).containsExactly("approval");
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void aRequestForAnUnknownSourceIsRecorded() {
        road.ask.source = "nowhere";
        assertRefused(Reason.UNKNOWN_OBJECT, Decision.DECISION_DENY);
    }

    private void assertRefused(Reason reason, Decision decision) {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(road.engine.opened).isEmpty();
        assertThat(road.trail.records()).singleElement().satisfies(record -> {
            assertThat(record.getKind()).isEqualTo(Kind.KIND_DENIED);
            assertThat(record.getSeq()).isEqualTo(answer.refusedAt);
            assertThat(record.getVerdict().getDecision()).isEqualTo(decision);
            assertThat(record.getIdentity().getHuman()).isEqualTo("ann");
            assertThat(record.getIdentity().getAgent()).isEqualTo("spiffe://shop.example/agent");
        });
    }

    @Test
    void aRefusalWhoseRecordDoesNotBecomeDurableIsNotGivenAsOne() {
        road.engine.reading = FakeEngine.understood(UNGRANTED);
        road.trail.breakDisk();
        assertNothingButUnavailable();
    }

    @Test
    void aQuestionWhoseRecordDoesNotBecomeDurableIsNotGivenAsOne() {
        road.policy = Road.policyOf(2, Road.asking());
        road.trail.breakDisk();
        assertNothingButUnavailable();
    }

    @Test
    void nothingIsOpenedWhenTheTrailIsClosed() {
        road.trail.close();
        assertNothingButUnavailable();
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void nothingIsOpenedWhenTheTrailIsFull() {
        road.trail.fill();
        assertNothingButUnavailable();
        assertThat(road.engine.opened).isEmpty();
    }

    @Test
    void neitherHeaderNorRowLeavesWhenTheIntentDoesNotBecomeDurable() {
        road.trail.breakDisk();
        assertNothingButUnavailable();
        assertThat(road.engine.execution.open).isFalse();
        assertThat(road.engine.execution.committed).isFalse();
    }

    private void assertNothingButUnavailable() {
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("refuse");
        assertThat(answer.reason()).isEqualTo(Reason.AUDIT_UNAVAILABLE);
        assertThat(answer.refusals.getFirst().message()).endsWith("nothing was released");
        assertThat(answer.refusedAt).isZero();
    }

    @Test
    void noSummaryLeavesWhenTheOutcomeDoesNotBecomeDurable() {
        road.engine.execution.whenCommitted = road.trail::breakDisk;
        RecordingAnswer answer = road.run();

        assertThat(answer.messages).containsExactly("header", "batch", "refuse");
        assertThat(answer.refusals).containsExactly(Refusals.OUTCOME_NOT_RECORDED);
        assertThat(answer.refusedAt).isEqualTo(road.trail.records().getFirst().getSeq());
        assertThat(road.engine.execution.open).isFalse();
    }

    @Test
    void aTrailThatFilledUpMeanwhileStillTakesTheOutcome() {
        road.engine.execution.whenExhausted = road.trail::fill;

        assertThat(road.run().messages).containsExactly("header", "batch", "summary");
        assertThat(road.trail.kinds()).startsWith(Kind.KIND_INTENT).endsWith(Kind.KIND_OUTCOME);
    }

    @Test
    void theEngineIsHeldToTheTimeThatTheCallHasLeft() {
        road.ask.deadline = road.now.plusMillis(40);
        var _ = road.run();
        road.now = road.ask.deadline.plusSeconds(1);
        var _ = road.runAnew();

        assertThat(road.engine.opened)
                .extracting(each -> each.limits().time().toMillis())
                .containsExactly(40L, 0L);
    }
}
