package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.postgresql.PostgresExecution.Change;
import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Definitions: the locks first, then the closure and the rules under them, and only then the definition, in one transaction
 * that stays open until the gateway has announced that it commits.
 *
 * <p>INVARIANT: nothing is defined on a relation that is not what it was decided on; behind the definition itself that could
 * not be told any more.
 */
final class PostgresDefinitionRun implements PostgresRun {
    /**
     * Whoever waits for the lock of a definition holds up everybody behind it, so that one which does not get it soon gives
     * up its place.
     */
    private static final String BEGIN =
            PostgresSession.BEGIN_WRITE + "; SELECT pg_catalog.set_config('lock_timeout', '2s', true)";

    private static final String NAMED = "SELECT " + PostgresTransaction.NAME;

    /** Statements of the first round trip, the settings of the call among them. */
    private static final int LOCKS = 3;

    private static final int TRANSACTION = 1;

    private final Runnable whenKept;

    /** @param whenKept reads the catalog anew, so that what was defined can be used */
    PostgresDefinitionRun(Runnable whenKept) {
        this.whenKept = whenKept;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.DDL;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        String locks = locks(call, session);
        if (!locks.isEmpty()) {
            var _ = session.runCounted(locks, _ -> {});
        }
        if (!PostgresClosure.isSame(call.sealed().closure(), session)) {
            throw new ClosureChanged();
        }
        deadline.requireRunning();
        PostgresSteps steps = session.runCounted(call.text() + "; " + NAMED, _ -> {});
        deadline.requireRunning();
        if (steps.size() != TRANSACTION + 1) {
            throw SourceFailure.internal("STATEMENTS");
        }
        var change = new Change(0, steps.row(TRANSACTION).text(0));
        Batches none =
                new PostgresRows(session, Rows.NONE).batches(call.sealed().limits());
        return new PostgresExecution(session, deadline, List.of(), none, Optional.of(change), whenKept);
    }

    /** One lock for each relation, by the name that it has now: under another name it does not have the sealed fingerprint. */
    private static String locks(PostgresCall call, PostgresSession session) throws SQLException {
        PostgresSteps steps = session.runCounted(
                BEGIN + "; " + PostgresCall.SETTINGS + "; "
                        + PostgresClosure.locks(call.sealed().closure()),
                call::bindSettings);
        return steps.row(LOCKS).text(0);
    }
}
