package dev.sallyport.server.flow;

import dev.sallyport.audit.Appended;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.request.Done;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.server.request.Stopped;
import dev.sallyport.server.source.Stacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of what was announced: how far it came, what is held back of its answer, and what stopped it.
 *
 * <p>Rows of a read leave as they come. Of a write nothing leaves before it was kept, and after that nothing that goes wrong
 * makes it a failure.
 */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Plan.Runnable plan;
    private final Answer answer;
    private final Runnable follow;
    private final Release release;
    private final List<Batch> held = new ArrayList<>();
    private List<ResultColumn> columns = List.of();
    private @Nullable Appended intent;
    private Release.@Nullable Ending ending;
    private Done done = new Done(0, Optional.empty());
    private Stage stage = Stage.OPEN;
    private Fate fate = Fate.UNDONE;
    private @Nullable Stopped stopped;

    private enum Stage {
        OPEN,
        COMMITTING,
        COMMITTED
    }

    /** @param follow follows a write that was kept, and never fails */
    Run(Plan.Runnable plan, Answer answer, Runnable follow) {
        this.plan = plan;
        this.answer = answer;
        this.follow = follow;
        this.release = new Release(plan, answer);
    }

    boolean mayWrite() {
        return plan.mayWrite();
    }

    Answer answer() {
        return answer;
    }

    /** Reads the execution to its end, now that the intent is durable. */
    void read(Appended announced, Execution execution) throws EngineFailure, CallEnded {
        intent = announced;
        columns = execution.columns();
        if (!mayWrite()) {
            release.begin(announced, columns);
        }
        for (Optional<Batch> next = execution.next(); next.isPresent(); next = execution.next()) {
            if (mayWrite()) {
                held.add(next.get());
            } else {
                release.batch(next.get());
            }
        }
        ending = release.ending(execution);
        done = new Done(execution.affected(), execution.transaction());
        requireBounds();
    }

    /** The engine keeps to the limits; what it told is held against them once more before anything is kept. */
    private void requireBounds() throws EngineFailure {
        if (mayWrite() && done.affected() > plan.sealed().limits().affected()) {
            throw new EngineFailure(Refusals.TOO_MANY_AFFECTED, "");
        }
    }

    /** What a write did, for the record that comes before its commit. */
    Done done() {
        return done;
    }

    /** The last moment at which a caller who is gone stops a write; from here on, what breaks leaves its end in doubt. */
    void beginCommit() throws CallEnded {
        if (mayWrite() && answer.isCancelled()) {
            throw new CallEnded(Refusals.CANCELLED);
        }
        stage = Stage.COMMITTING;
        fate = mayWrite() ? Fate.RUNNING : Fate.UNDONE;
    }

    void committed() {
        stage = Stage.COMMITTED;
        fate = Fate.KEPT;
    }

    /** Takes what was thrown on the way; whatever it is, it is answered and recorded. */
    void stop(Throwable failure) {
        stopped = switch (failure) {
            case EngineFailure no -> new Stopped(ofKind(no.refusal()), no.errorClass());
            case CallEnded ended -> new Stopped(ended.refusal(), "");
            case AuditUnavailable unavailable -> new Stopped(ofKind(Refusals.of(unavailable)), "");
            default -> {
                LOG.error("a run was not finished: {}", Stacks.of(failure));
                yield new Stopped(Refusals.BROKEN, "");
            }
        };
    }

    private Refusal ofKind(Refusal refusal) {
        return mayWrite() ? Refusals.ofWrite(refusal) : refusal;
    }

    /** What became of it; asks the database where the end of a write was not seen. */
    Fate fate(Engine engine) {
        fate = switch (stage) {
            case OPEN -> Fate.UNDONE;
            case COMMITTING -> isInDoubt() ? ask(engine) : Fate.UNDONE;
            case COMMITTED -> mayWrite() || stopped == null ? Fate.KEPT : Fate.UNDONE;
        };
        if (fate == Fate.KEPT) {
            stopped = null;
        } else if (stage == Stage.COMMITTING && isInDoubt()) {
            stopped = new Stopped(fate == Fate.UNDONE ? Refusals.UNDONE : Refusals.OUTCOME_UNKNOWN, "");
        }
        return fate;
    }

    /** An engine that names another reason knows that nothing was kept; one that breaks knows nothing. */
    private boolean isInDoubt() {
        Reason reason = stopped().refusal().reason();
        return mayWrite() && (reason == Reason.OUTCOME_UNKNOWN || reason == Reason.INTERNAL);
    }

    private Fate ask(Engine engine) {
        try {
            return done.transaction().isPresent()
                    ? engine.fate(done.transaction().get())
                    : Fate.FORGOTTEN;
        } catch (EngineFailure unreachable) {
            return Fate.RUNNING;
        } catch (RuntimeException | Error bug) {
            LOG.error("the fate of a transaction was not told: {}", Stacks.of(bug));
            return Fate.RUNNING;
        }
    }

    /** What stopped it, where something did. */
    Stopped stopped() {
        return stopped == null ? new Stopped(Refusals.BROKEN, "") : stopped;
    }

    /** Sends what was held back. Whoever does not take it changes nothing about what was done. */
    void release() {
        if (!mayWrite() || intent == null) {
            return;
        }
        follow.run();
        try {
            release.begin(intent, columns);
            for (Batch batch : held) {
                release.batch(batch);
            }
        } catch (CallEnded ended) {
            stopped = new Stopped(Refusals.kept(ended.refusal().reason()), "");
        } catch (RuntimeException | Error bug) {
            LOG.error("what a write returned was not sent: {}", Stacks.of(bug));
            stopped = new Stopped(Refusals.kept(Reason.INTERNAL), "");
        }
    }

    Released.Count count() {
        return release.count();
    }

    /** What left; only of a run that was read to its end. */
    Released released() {
        if (ending == null) {
            throw new IllegalStateException("a run was not read to its end");
        }
        return release.released(ending);
    }

    /** Why the caller did not get all of the answer to what was done. */
    Optional<Reason> unanswered() {
        return Optional.ofNullable(stopped).map(stop -> stop.refusal().reason());
    }

    /** Ends the answer to what was done and recorded as that; what cannot be sent is not recorded once more. */
    void end(Released released, Appended outcome) {
        if (stopped != null) {
            LastWord.tell(answer, stopped.refusal(), outcome.index());
            return;
        }
        try {
            answer.summary(released, outcome);
        } catch (RuntimeException | Error bug) {
            LOG.error("record {} was finished and not answered: {}", outcome.index(), Stacks.of(bug));
            LastWord.tell(answer, mayWrite() ? Refusals.kept(Reason.INTERNAL) : Refusals.BROKEN, outcome.index());
        }
    }

    /** Tells what stopped it, recorded as this. */
    void tell(long index) {
        LastWord.tell(answer, stopped().refusal(), index);
    }

    /** Does all of it; ends the answer itself where the trail took no end, or what broke came too late to be undone. */
    void guard(long index, Runnable all) {
        try {
            all.run();
        } catch (RuntimeException | Error failure) {
            boolean isPastUndoing = mayWrite() && fate != Fate.UNDONE;
            if (!(failure instanceof AuditUnavailable) && !isPastUndoing) {
                throw failure;
            }
            LastWord.tell(answer, unrecorded(failure), intent == null ? 0 : index);
        }
    }

    private Refusal unrecorded(Throwable failure) {
        return switch (fate) {
            case KEPT -> mayWrite() ? Refusals.KEPT_NOT_RECORDED : Refusals.OUTCOME_NOT_RECORDED;
            case RUNNING, FORGOTTEN -> Refusals.OUTCOME_UNKNOWN;
            case UNDONE ->
                failure instanceof AuditUnavailable unavailable && !release.hasBegun()
                        ? ofKind(Refusals.of(unavailable))
                        : Refusals.OUTCOME_NOT_RECORDED;
        };
    }
}
