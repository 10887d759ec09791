package dev.sallyport.server.trail;

import static dev.sallyport.server.trail.GoldenRequest.basis;
import static dev.sallyport.server.trail.GoldenRequest.obligations;
import static dev.sallyport.server.trail.GoldenRequest.reading;
import static dev.sallyport.server.trail.GoldenRequest.sealed;
import static dev.sallyport.server.trail.GoldenRequest.snapshot;
import static dev.sallyport.server.trail.GoldenRequest.submission;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import dev.sallyport.audit.InDoubt;
import dev.sallyport.engine.Completion;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Question;
import dev.sallyport.server.request.Done;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.Stopped;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.v1.AuditRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field of the records of requests, as they stand in the trail: `-Dsallyport.golden=write` writes them anew. */
class TrailRecordsTest {
    private static final Refusal NO = new Refusal(Reason.NOT_ALLOWED, "no", "grants.verb", "ask for a grant");
    private static final Released.Count COUNT = new Released.Count(2, 30);

    private static final Done DONE = new Done(4, Optional.of("771"));

    @TempDir
    private Path folder;

    private final Metrics metrics = new Metrics();
    private final List<InDoubt> doubts = new ArrayList<>();
    private TestTrail log;
    private Trail trail;

    @BeforeEach
    void open() {
        log = new TestTrail(folder);
        trail = new Trail(log.log(), new TrailRecords(new Commitments(new byte[32])), metrics, doubts::add);
    }

    /** No record tells a literal, a parameter, an intent or the value of an attribute. */
    @AfterEach
    void close() {
        log.records()
                .forEach(record ->
                        assertThat(TextFormat.printer().printToString(record)).doesNotContain(GoldenRequest.SECRET));
        log.close();
        metrics.close();
    }

    @Test
    void anIntentTellsWhatWasAskedDecidedAndSent() {
        var _ = intent();
        assertRecord("intent");
    }

    @Test
    void aDenialTellsWhatWasAskedAndWhichGrantsWereNear() {
        var plan = new Plan.Denied(reading(), new Decision.Deny(NO, basis()));
        var _ = trail.denied(submission(), snapshot(), plan);
        assertRecord("denied");
    }

    @Test
    void aQuestionTellsWhatWasAskedAndByWhichRule() {
        var question = new Question(Set.of("four-eyes", "night"));
        var plan = new Plan.Asked(reading(), new Decision.Ask(question, obligations(), basis()), sealed());
        var steps = new ApprovalRecords(log.log(), new TrailRecords(new Commitments(new byte[32])));
        var _ = steps.asked(submission(), snapshot(), plan, GoldenRequest.approval());
        assertRecord("asked");
    }

    @Test
    void aStatementThatIsNotUnderstoodIsToldByItsCommitments() {
        var _ = trail.denied(submission(), snapshot(), new Plan.NotUnderstood(NO, OperationKind.DDL));
        assertRecord("not-understood");
    }

    @Test
    void aRequestThatIsTurnedAwayIsToldByItsCommitments() {
        var _ = trail.turnedAway(submission(), NO);
        assertRecord("turned-away");
    }

    @Test
    void aMalformedRequestTellsWhoAskedAndWhy() {
        var _ = trail.malformed(submission().unreadable(NO));
        assertRecord("malformed");
    }

    @Test
    void anOutcomeTellsWhatWasReleased() {
        var released = new Released(Completion.LIMIT_REACHED, COUNT, 4, List.of(), new byte[0]);
        var _ = trail.completed(intent(), released, Optional.empty());
        assertRecord("outcome");
    }

    @Test
    void anOutcomeOfAFailureTellsWhatWasReleasedAndWhy() {
        var _ = trail.stopped(intent(), new Stopped(NO, "57014"), COUNT);
        assertRecord("outcome-failed");
    }

    @Test
    void anOutcomeThatTheCallerEndedTellsWhatWasReleasedAndWhy() {
        var gone = new Refusal(Reason.CANCELLED, "gone", "call", "come back");
        var _ = trail.stopped(intent(), new Stopped(gone, ""), COUNT);
        assertRecord("outcome-ended");
    }

    @Test
    void anOutcomeWhoseAnswerGotLostTellsWhatWasDoneAndWhy() {
        var released = new Released(Completion.COMPLETE, COUNT, 4, List.of(), new byte[0]);
        var _ = trail.completed(intent(), released, Optional.of(Reason.CANCELLED));
        assertRecord("outcome-unanswered");
    }

    @Test
    void aPrecommitTellsWhatWasDoneAndByWhichTransaction() {
        trail.precommit(intent(), DONE);
        assertRecord("precommit");
    }

    @Test
    void anOutcomeInDoubtTellsHowItsDatabaseCanBeAsked() {
        var _ = trail.leftInDoubt(intent(), DONE);
        assertRecord("outcome-unknown");
        assertThat(doubts).singleElement().satisfies(doubt -> {
            assertThat(doubt.transaction()).isEqualTo("771");
            assertThat(doubt.source()).isEqualTo("shop");
        });
    }

    @Test
    void nobodyAsksForATransactionWithoutAName() {
        var _ = trail.leftInDoubt(intent(), new Done(4, Optional.empty()));
        assertThat(doubts).isEmpty();
    }

    private Trail.Intent intent() {
        var plan = new Plan.Runnable(reading(), new Decision.Allow(obligations(), basis()), sealed());
        Trail.Intent intent = (Trail.Intent) trail.intent(submission(), snapshot(), plan, sealed());
        var _ = intent.awaitDurable();
        return intent;
    }

    private void assertRecord(String name) {
        AuditRecord last = log.records().getLast();
        Golden.assertSame(last, name);
    }
}
