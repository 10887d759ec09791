package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Operation;
import dev.sallyport.policy.Decision;
import dev.sallyport.policy.Policy;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.request.Submission;
import dev.sallyport.server.request.Unreadable;
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
    private final Plans plans = new Plans();
    private final Trail trail;
    private final InstantSource clock;

    public Gateway(Snapshots snapshots, Trail trail, InstantSource clock) {
        this.snapshots = snapshots;
        this.trail = trail;
        this.clock = clock;
    }

    /** Answers one submission, whatever happens; blocks until the last message was handed over. */
    public void run(Submission submission, Answer answer) {
        try {
            switch (snapshots.of(submission)) {
                case Snapshots.Result.Refused(var refusal) ->
                    answer.refuse(refusal, trail.turnedAway(submission, refusal));
                case Snapshots.Result.Taken(var snapshot) -> decide(submission, snapshot, answer);
            }
        } catch (AuditUnavailable failure) {
            answer.refuse(Refusals.of(failure), 0);
        } catch (RuntimeException bug) {
            LOG.error("a request was not answered: {}", Stacks.of(bug));
            refuse(submission.unreadable(Refusals.BROKEN), answer);
        }
    }

    /** Refuses a request whose message could not be read as an operation. */
    public void refuse(Unreadable request, Answer answer) {
        try {
            answer.refuse(request.refusal(), trail.malformed(request));
        } catch (AuditUnavailable failure) {
            answer.refuse(Refusals.of(failure), 0);
        }
    }

    private void decide(Submission submission, RequestSnapshot snapshot, Answer answer) {
        switch (plans.get(snapshot.number(), submission, () -> plan(submission, snapshot))) {
            case Plan.NotUnderstood plan -> answer.refuse(plan.refusal(), trail.denied(submission, snapshot, plan));
            case Plan.Denied plan -> answer.refuse(plan.decision().refusal(), trail.denied(submission, snapshot, plan));
            case Plan.Asked plan -> answer.refuse(Refusals.APPROVAL_REQUIRED, trail.denied(submission, snapshot, plan));
            case Plan.Runnable plan -> execute(submission, snapshot, plan, answer);
        }
    }

    private Plan plan(Submission submission, RequestSnapshot snapshot) {
        return switch (snapshot.engine().read(submission.statement(), snapshot.catalog())) {
            case Reading.Opaque(var refusal, var kind) -> new Plan.NotUnderstood(refusal, kind);
            case Reading.Understood reading ->
                switch (decide(snapshot, reading.operation(), submission)) {
                    case Decision.Deny deny -> new Plan.Denied(reading, deny);
                    case Decision.Ask ask -> new Plan.Asked(reading, ask);
                    case Decision.Allow allow ->
                        new Plan.Runnable(reading, allow, snapshot.engine().seal(reading, allow.obligations()));
                };
        };
    }

    private Decision decide(RequestSnapshot snapshot, Operation operation, Submission submission) {
        Limits bounds = submission.bounds().limits();
        return Policy.decide(snapshot.view(), operation, bounds, submission.intent(), clock.instant());
    }

    private void execute(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Answer answer) {
        Sealed sealed = plan.sealed().bind(submission.statement().parameters(), submission.remaining(clock.instant()));
        Trail.Intent intent = trail.intent(submission, snapshot, plan, sealed);
        Release release = new Release(plan, answer);
        try (Execution execution = snapshot.engine().open(Permit.mint(sealed, intent.index()), answer)) {
            answer.header(intent.awaitDurable(), plan, execution.columns());
            Released released = release.all(execution);
            execution.commit();
            finish(intent, released, answer);
        } catch (EngineFailure failure) {
            answer.refuse(failure.refusal(), trail.failed(intent, failure, release.count()));
        } catch (CallEnded ended) {
            answer.refuse(ended.refusal(), trail.ended(intent, ended.refusal(), release.count()));
        } catch (AuditUnavailable failure) {
            throw failure;
        } catch (RuntimeException bug) {
            LOG.error("record {} was not finished: {}", intent.index(), Stacks.of(bug));
            answer.refuse(Refusals.BROKEN, trail.ended(intent, Refusals.BROKEN, release.count()));
        }
    }

    /** The intent is closed by this record; a summary that cannot be sent does not close it once more. */
    private void finish(Trail.Intent intent, Released released, Answer answer) {
        Appended outcome = trail.completed(intent, released);
        try {
            answer.summary(released, outcome);
        } catch (RuntimeException bug) {
            LOG.error("record {} was finished and not answered: {}", intent.index(), Stacks.of(bug));
            answer.refuse(Refusals.BROKEN, outcome.index());
        }
    }
}
