package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.run.Watch;
import dev.sallyport.operation.Reason;
import java.time.Duration;

/**
 * Runs sealed operations of one kind, each in a session of its own until its cursor or transaction has ended.
 *
 * <p>INVARIANT: no document leaves, and nothing is kept, before the closure, read behind the command, equals the sealed one.
 */
final class MongoRunner {
    private final MongoPool pool;
    private final Watch watch;
    private final MongoRun run;
    private final Runnable whenChanged;

    /** @param whenChanged reads the catalog anew, so that the caller's next try is resolved on what is there now */
    MongoRunner(MongoPool pool, Watch watch, MongoRun run, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.run = run;
        this.whenChanged = whenChanged;
    }

    Execution open(Sealed sealed, Cancellation cancellation) throws EngineFailure {
        if (sealed.kind() != run.kind()
                || !sealed.isBound()
                || !sealed.settings().isEmpty()) {
            throw SourceFailure.internal("UNBOUND");
        }
        long start = System.nanoTime();
        MongoSession session = pool.session();
        Duration left = sealed.limits().time().minusNanos(System.nanoTime() - start);
        Deadline deadline = watch.begin(session, left);
        cancellation.whenCancelled(() -> deadline.end(Ending.CANCELLED));
        boolean open = false;
        try {
            Execution execution = run(sealed, session, deadline);
            open = true;
            return execution;
        } catch (ClosureChanged e) {
            whenChanged.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        } catch (EngineFailure e) {
            if (e.reason() == Reason.CATALOG_CHANGED) {
                whenChanged.run();
            }
            throw e;
        } finally {
            if (!open) {
                end(session, deadline);
            }
        }
    }

    private Execution run(Sealed sealed, MongoSession session, Deadline deadline) throws EngineFailure, ClosureChanged {
        try {
            return run.run(sealed, session, deadline);
        } catch (MongoFault e) {
            if (deadline.ending().isEmpty() && !e.isAnswered()) {
                session.spoil();
            }
            throw MongoErrors.failure(e, deadline.ending());
        }
    }

    private static void end(MongoSession session, Deadline deadline) {
        try (session) {
            deadline.leave(session);
        }
    }
}
