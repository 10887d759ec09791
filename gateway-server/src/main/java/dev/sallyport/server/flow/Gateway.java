package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
import dev.sallyport.server.source.Stacks;
import dev.sallyport.server.trail.Trail;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The road of one request, and the only place that knows its order: nothing runs that was not understood, allowed,
 * rendered by us and announced in the trail, and no row leaves before that record is durable.
 */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Snapshots snapshots;
    private final Plans plans;
    private final Trail trail;
    private final InstantSource clock;

    public Gateway(Snapshots snapshots, Trail trail, InstantSource clock) {
        this.snapshots = snapshots;
        this.plans = new Plans(new Planner(clock));
        this.trail = trail;
        this.clock = clock;
    }

    /** Answers one submission, whatever happens; blocks until the last message was handed over. */
    public void run(Submission submission, Answer answer) {
        try {
            switch (snapshots.of(submission)) {
                case Snapshots.Result.Refused(var refusal) ->
                    tell(answer, refusal, trail.turnedAway(submission, refusal));
                case Snapshots.Result.Taken(var snapshot) -> decide(submission, snapshot, answer);
            }
        } catch (AuditUnavailable failure) {
            tell(answer, Refusals.of(failure), 0);
        } catch (RuntimeException | Error bug) {
            LOG.error("a request was not answered: {}", Stacks.of(bug));
            refuse(submission.unreadable(Refusals.BROKEN), answer);
        }
    }

    /** Refuses a request whose message could not be read as an operation. */
    public void refuse(Unreadable request, Answer answer) {
        try {
            tell(answer, request.refusal(), trail.malformed(request));
        } catch (AuditUnavailable failure) {
            tell(answer, Refusals.of(failure), 0);
        } catch (RuntimeException | Error bug) {
            LOG.error("a refusal was not recorded: {}", Stacks.of(bug));
            tell(answer, Refusals.BROKEN, 0);
        }
    }

    private void decide(Submission submission, RequestSnapshot snapshot, Answer answer) {
        switch (plans.of(submission, snapshot)) {
            case Plan.Refused plan -> tell(answer, plan.refusal(), trail.denied(submission, snapshot, plan));
            case Plan.Runnable plan -> execute(submission, snapshot, plan, answer);
        }
    }

    private void execute(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Answer answer) {
        Sealed sealed = plan.sealed().bind(submission.statement().parameters(), submission.remaining(clock.instant()));
        Trail.Intent intent = trail.intent(submission, snapshot, plan, sealed);
        Release release = new Release(plan, answer);
        try {
            close(intent, release, snapshot.engine(), Permit.mint(sealed, intent.index()), answer);
        } catch (AuditUnavailable failure) {
            boolean begun = release.hasBegun();
            tell(answer, begun ? Refusals.OUTCOME_NOT_RECORDED : Refusals.of(failure), begun ? intent.index() : 0);
        }
    }

    /** Runs what was announced and closes the intent with one record, however it ends. */
    private void close(Trail.Intent intent, Release release, Engine engine, Permit permit, Answer answer) {
        Released released;
        try (Execution execution = engine.open(permit, answer)) {
            release.begin(intent.awaitDurable(), execution);
            released = release.all(execution);
            execution.commit();
        } catch (EngineFailure failure) {
            tell(answer, failure.refusal(), trail.failed(intent, failure, release.count()));
            return;
        } catch (CallEnded ended) {
            tell(answer, ended.refusal(), trail.ended(intent, ended.refusal(), release.count()));
            return;
        } catch (AuditUnavailable failure) {
            throw failure;
        } catch (RuntimeException | Error bug) {
            LOG.error("record {} was not finished: {}", intent.index(), Stacks.of(bug));
            tell(answer, Refusals.BROKEN, trail.ended(intent, Refusals.BROKEN, release.count()));
            return;
        }
        finish(intent, released, answer);
    }

    /** The intent is closed by this record; a summary that cannot be sent does not close it once more. */
    private void finish(Trail.Intent intent, Released released, Answer answer) {
        Appended outcome = trail.completed(intent, released);
        try {
            answer.summary(released, outcome);
        } catch (RuntimeException | Error bug) {
            LOG.error("record {} was finished and not answered: {}", intent.index(), Stacks.of(bug));
            tell(answer, Refusals.BROKEN, outcome.index());
        }
    }

    /** What cannot be sent stands in the trail already; nothing is recorded once more because of it. */
    private static void tell(Answer answer, Refusal refusal, long index) {
        try {
            answer.refuse(refusal, index);
        } catch (RuntimeException | Error bug) {
            LOG.error("the refusal of record {} was not sent: {}", index, Stacks.of(bug));
        }
    }
}
