package dev.sallyport.server.flow;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.server.approval.Questions;
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
 * rendered by us and announced in the trail, no row leaves before that record is durable, and no write begins before.
 */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Snapshots snapshots;
    private final Planning planning;
    private final Trail trail;
    private final Definitions definitions;
    private final InstantSource clock;

    public Gateway(Snapshots snapshots, Planning planning, Trail trail, Definitions definitions, InstantSource clock) {
        this.snapshots = snapshots;
        this.planning = planning;
        this.trail = trail;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Answers one submission, whatever happens; blocks until the last message was handed over. */
    public void run(Submission submission, Answer answer) {
        try {
            switch (snapshots.of(submission)) {
                case Snapshots.Result.Refused(var refusal) ->
                    LastWord.tell(answer, refusal, trail.turnedAway(submission, refusal));
                case Snapshots.Result.Taken(var snapshot) -> decide(submission, snapshot, answer);
            }
        } catch (AuditUnavailable failure) {
            LastWord.tell(answer, Refusals.of(failure), 0);
        } catch (RuntimeException | Error bug) {
            LOG.error("a request was not answered: {}", Stacks.of(bug));
            refuse(submission.unreadable(Refusals.BROKEN), answer);
        }
    }

    /** Refuses a request whose message could not be read as an operation. */
    public void refuse(Unreadable request, Answer answer) {
        try {
            LastWord.tell(answer, request.refusal(), trail.malformed(request));
        } catch (AuditUnavailable failure) {
            LastWord.tell(answer, Refusals.of(failure), 0);
        } catch (RuntimeException | Error bug) {
            LOG.error("a refusal was not recorded: {}", Stacks.of(bug));
            LastWord.tell(answer, Refusals.BROKEN, 0);
        }
    }

    private void decide(Submission submission, RequestSnapshot snapshot, Answer answer) {
        switch (planning.consented(planning.of(submission, snapshot), submission, snapshot)) {
            case Plan.Refused plan -> deny(submission, snapshot, plan, answer);
            case Plan.Asked plan -> ask(submission, snapshot, plan, answer);
            case Plan.Runnable plan -> announce(submission, snapshot, plan, answer);
        }
    }

    private void deny(Submission submission, RequestSnapshot snapshot, Plan.Refused plan, Answer answer) {
        LastWord.tell(answer, plan.refusal(), trail.denied(submission, snapshot, plan));
    }

    /** Nobody waits here for a person: the call ends, and comes back with the name of the approval. */
    private void ask(Submission submission, RequestSnapshot snapshot, Plan.Asked plan, Answer answer) {
        switch (planning.ask(submission, snapshot, plan)) {
            case Questions.Result.Refused(var refusal) -> deny(submission, snapshot, plan.refused(refusal), answer);
            case Questions.Result.Waiting(var approval) -> LastWord.tell(answer, approval, plan);
        }
    }

    private void announce(Submission submission, RequestSnapshot snapshot, Plan.Runnable plan, Answer answer) {
        Sealed sealed = plan.sealed().bind(submission.statement().parameters(), submission.remaining(clock.instant()));
        switch (trail.intent(submission, snapshot, plan, sealed)) {
            case Trail.Unclaimed(var why) -> deny(submission, snapshot, plan.refused(Refusals.of(why)), answer);
            case Trail.Intent intent -> {
                Run run = new Run(plan, answer, () -> definitions.follow(submission, snapshot, plan));
                Permit permit = Permit.mint(sealed, intent.index());
                run.guard(intent.index(), () -> execute(intent, run, snapshot.engine(), permit));
            }
        }
    }

    /** Runs what was announced and closes the intent with one record, however it ends. */
    private void execute(Trail.Intent intent, Run run, Engine engine, Permit permit) {
        if (run.mayWrite()) {
            var _ = intent.awaitDurable();
        }
        try (Execution execution = engine.open(permit, run.answer())) {
            run.read(intent.awaitDurable(), execution);
            if (run.mayWrite()) {
                trail.precommit(intent, run.done());
            }
            run.beginCommit();
            execution.commit();
            run.committed();
        } catch (EngineFailure | CallEnded | RuntimeException | Error failure) {
            run.stop(failure);
        }
        switch (run.fate(engine)) {
            case KEPT -> finish(intent, run);
            case UNDONE -> run.tell(trail.stopped(intent, run.stopped(), run.count()));
            case RUNNING, FORGOTTEN -> run.tell(trail.leftInDoubt(intent, run.done()));
        }
    }

    private void finish(Trail.Intent intent, Run run) {
        run.release();
        Released released = run.released();
        run.end(released, trail.completed(intent, released, run.unanswered()));
    }
}
