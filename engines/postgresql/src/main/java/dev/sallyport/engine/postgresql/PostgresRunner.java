package dev.sallyport.engine.postgresql;

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
import java.util.Optional;

/**
 * Runs sealed operations of one kind, each on a connection of its own until its transaction has ended.
 *
 * <p>INVARIANT: no row leaves before the closure, read after the query and under its locks, equals the sealed one.
 */
final class PostgresRunner {
    private final PostgresPool pool;
    private final Watch watch;
    private final PostgresRun run;
    private final Runnable whenChanged;

    /**
     * Runs on these connections.
     *
     * @param run what is done with one of them
     * @param whenChanged reads the catalog anew, so that the caller's next try is resolved on what is there now
     */
    PostgresRunner(PostgresPool pool, Watch watch, PostgresRun run, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.run = run;
        this.whenChanged = whenChanged;
    }

    /** @param auditIndex of the record that announced it, by which the server's session is called */
    Execution open(Sealed sealed, long auditIndex, Cancellation cancellation) throws EngineFailure {
        requireRunnable(sealed);
        long start = System.nanoTime();
        PostgresSession session = pool.session();
        Duration left = sealed.limits().time().minusNanos(System.nanoTime() - start);
        Deadline deadline = watch.begin(session, left);
        cancellation.whenCancelled(() -> deadline.end(Ending.CANCELLED));
        try {
            return run(new PostgresCall(sealed, auditIndex, left), session, deadline);
        } catch (ClosureChanged e) {
            giveBack(session, deadline);
            whenChanged.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        } catch (EngineFailure e) {
            abandon(session, deadline);
            throw explain(sealed, e);
        } catch (RuntimeException | Error e) {
            abandon(session, deadline);
            throw e;
        }
    }

    private Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged {
        try {
            return run.run(call, session, deadline);
        } catch (PostgresParameters.OutOfRange e) {
            throw SourceFailure.badParameter();
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, deadline.ending());
        }
    }

    private void giveBack(PostgresSession session, Deadline deadline) {
        try (session) {
            if (deadline.close() && !run.kind().mayWrite()) {
                session.rollBack();
            } else {
                session.spoil();
            }
        }
    }

    private static void abandon(PostgresSession session, Deadline deadline) {
        session.spoil();
        var _ = deadline.close();
        session.close();
    }

    private void requireRunnable(Sealed sealed) throws EngineFailure {
        if (sealed.kind() != run.kind() || !sealed.isBound()) {
            throw SourceFailure.internal("UNBOUND");
        }
        if (!sealed.settings().equals(PostgresSettings.pinned())) {
            throw SourceFailure.internal("SETTINGS");
        }
    }

    /**
     * An error of a statement that ran on something else than what it was resolved on tells about that something, so it
     * is never passed on: the closure is compared once more. What was changed and changed back is noticed too. Where it cannot
     * be compared, the caller is told why, and the trail keeps what the statement failed with.
     */
    private EngineFailure explain(Sealed sealed, EngineFailure failure) {
        EngineFailure explained = switch (failure.reason()) {
            case CANCELLED, DEADLINE, CATALOG_CHANGED -> failure;
            default -> compared(sealed, failure);
        };
        if (explained.reason() == Reason.CATALOG_CHANGED) {
            whenChanged.run();
        }
        return explained;
    }

    private EngineFailure compared(Sealed sealed, EngineFailure failure) {
        try (PostgresSession session = pool.session()) {
            boolean same = PostgresClosure.isSame(sealed.closure(), session);
            session.commit();
            return same ? failure : SourceFailure.catalogChanged(failure.errorClass());
        } catch (EngineFailure e) {
            return new EngineFailure(e.refusal(), failure.errorClass());
        } catch (SQLException e) {
            return new EngineFailure(PostgresErrors.failure(e, Optional.empty()).refusal(), failure.errorClass());
        }
    }
}
