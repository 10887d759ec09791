package dev.sallyport.engine.mysql;

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
import java.sql.SQLException;
import java.time.Duration;

/**
 * Runs sealed operations of one kind, each on a connection of its own until its transaction has ended.
 *
 * <p>INVARIANT: no statement runs before the closure, read under the locks that last as long as the transaction, equals the
 * sealed one.
 */
final class MySqlRunner {
    private final MySqlPool pool;
    private final Watch watch;
    private final MySqlRun run;
    private final Runnable whenChanged;

    /**
     * Runs on these connections.
     *
     * @param run what is done with one of them
     * @param whenChanged reads the catalog anew, so that the caller's next try is resolved on what is there now
     */
    MySqlRunner(MySqlPool pool, Watch watch, MySqlRun run, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.run = run;
        this.whenChanged = whenChanged;
    }

    Execution open(Sealed sealed, Cancellation cancellation) throws EngineFailure {
        requireRunnable(sealed);
        long start = System.nanoTime();
        MySqlSession session = pool.session();
        Duration left = sealed.limits().time().minusNanos(System.nanoTime() - start);
        Deadline deadline = watch.begin(session, left);
        cancellation.whenCancelled(() -> deadline.end(Ending.CANCELLED));
        try {
            requireSettings(sealed, session);
            return run(sealed, session, deadline, left);
        } catch (ClosureChanged e) {
            giveBack(session, deadline);
            whenChanged.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        } catch (EngineFailure e) {
            end(session, deadline);
            if (e.reason() == Reason.CATALOG_CHANGED) {
                whenChanged.run();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            end(session, deadline);
            throw e;
        }
    }

    private Execution run(Sealed sealed, MySqlSession session, Deadline deadline, Duration left)
            throws EngineFailure, ClosureChanged {
        try {
            session.pin(run.kind(), left, sealed.limits().rows());
            return run.run(sealed, session, deadline);
        } catch (MySqlParameters.OutOfRange e) {
            throw SourceFailure.badParameter();
        } catch (SQLException e) {
            throw MySqlErrors.failure(e, deadline.ending());
        }
    }

    private void end(MySqlSession session, Deadline deadline) {
        if (run.kind().mayWrite()) {
            giveBack(session, deadline);
        } else {
            abandon(session, deadline);
        }
    }

    private static void giveBack(MySqlSession session, Deadline deadline) {
        try (session) {
            deadline.leave(session);
        }
    }

    /** What the server may still send is not waited for. */
    private static void abandon(MySqlSession session, Deadline deadline) {
        var _ = deadline.close();
        session.abort();
        session.close();
    }

    private void requireRunnable(Sealed sealed) throws EngineFailure {
        if (sealed.kind() != run.kind() || !sealed.isBound()) {
            throw SourceFailure.internal("UNBOUND");
        }
    }

    private static void requireSettings(Sealed sealed, MySqlSession session) throws EngineFailure {
        if (!sealed.settings().equals(MySqlSettings.pinned(session.server(), sealed.kind()))) {
            throw SourceFailure.internal("SETTINGS");
        }
    }
}
