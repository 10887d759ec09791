package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.postgresql.PostgresExecution.Change;
import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.postgresql.core.Field;

/**
 * Writes: the statement, its deferred constraints, and the closure with the rules of the tables in one round trip of one
 * transaction, which stays open until the gateway has announced that it commits.
 *
 * <p>INVARIANT: no more rows are changed than the limit, and none of a table whose rules are not those that were decided on.
 */
final class PostgresWriteRun implements PostgresRun {
    private static final String BEGIN = PostgresSession.BEGIN_WRITE + "; " + PostgresCall.SETTINGS + ", "
            + PostgresTransaction.NAME + ", (pg_catalog.current_setting('track_counts') = 'on')::text";

    /** What is left to the end of the transaction is found before anybody says that it commits. */
    private static final String NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    /** The statement that the settings, the transaction and whether it counts are read with. */
    private static final int NAMED = 1;

    private static final int TRANSACTION = 2;
    private static final int COUNTS = 3;

    private final IntFunction<String> typeNames;

    /** @param typeNames the engine's spelling of a type, by its oid */
    PostgresWriteRun(IntFunction<String> typeNames) {
        this.typeNames = typeNames;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.WRITE;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, PostgresDeadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        if (PostgresClosure.written(call.sealed().closure()).isEmpty()) {
            throw PostgresErrors.internal("RULES");
        }
        try {
            Sealed sealed = call.sealed();
            boolean counts = !tellsItsCount(call);
            PostgresSteps steps = session.runCounted(text(sealed, call.text(), counts), call::bind);
            deadline.requireRunning();
            requireSame(sealed, steps, counts, session);
            int last = NAMED + (counts ? 1 : 0) + sealed.statements();
            long affected = counts ? counted(steps, last) : steps.get(last).count();
            if (affected > sealed.limits().affected()) {
                throw PostgresErrors.tooManyAffected(sealed.limits().affected());
            }
            var change = new Change(affected, steps.row(NAMED).text(TRANSACTION));
            return execution(call, steps.get(last).rows(), session, deadline, change);
        } catch (SQLException e) {
            if (PostgresTargets.isOutside(String.valueOf(e.getSQLState()), call.text())) {
                throw PostgresErrors.outsideOfFilter();
            }
            throw e;
        }
    }

    /**
     * The server tells how many rows of its table one statement changed; those of its WITH, of a list, and of other tables that
     * change with it are counted.
     */
    private static boolean tellsItsCount(PostgresCall call) {
        return call.sealed().statements() == 1
                && !call.text().startsWith("WITH ")
                && PostgresClosure.writesToOne(call.sealed().closure());
    }

    private static String text(Sealed sealed, String write, boolean counts) {
        String count = counts ? counted(PostgresClosure.written(sealed.closure())) + "; " : "";
        return BEGIN + "; " + count + write + "; " + NOW + "; " + count + PostgresClosure.query(sealed.closure());
    }

    /** Rows that this transaction changed so far in these tables and their partitions. */
    private static String counted(String tables) {
        return "SELECT coalesce(sum(pg_catalog.pg_stat_get_xact_tuples_inserted(b.oid)"
                + " + pg_catalog.pg_stat_get_xact_tuples_updated(b.oid)"
                + " + pg_catalog.pg_stat_get_xact_tuples_deleted(b.oid)), 0)::text FROM (WITH RECURSIVE below AS ("
                + " SELECT c.oid FROM pg_catalog.pg_class c WHERE c.oid IN (" + tables + ") UNION ALL"
                + " SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN below a ON i.inhparent = a.oid)"
                + " SELECT DISTINCT a.oid FROM below a) b";
    }

    private static void requireSame(Sealed sealed, PostgresSteps steps, boolean counts, PostgresSession session)
            throws EngineFailure, ClosureChanged, SQLException {
        // BEGIN, its settings, the writes, their constraints and the closure
        int statements = 4 + sealed.statements() + (counts ? 2 : 0);
        if (steps.size() != statements) {
            throw PostgresErrors.internal("STATEMENTS");
        }
        if (!PostgresClosure.matches(sealed.closure(), steps.rows(statements - 1), session)) {
            throw new ClosureChanged();
        }
    }

    /** What the counts before the first and behind the last of the writes differ by. */
    private static long counted(PostgresSteps steps, int last) throws EngineFailure, SQLException {
        if (!steps.row(NAMED).is(COUNTS)) {
            throw PostgresErrors.internal("TRACK_COUNTS");
        }
        return steps.row(last + 2).number(0) - steps.row(NAMED + 1).number(0);
    }

    /** What stands behind the columns of the caller are checks, which have done their work. */
    private Execution execution(
            PostgresCall call,
            Optional<Rows> returned,
            PostgresSession session,
            PostgresDeadline deadline,
            Change change)
            throws EngineFailure {
        int shown = call.sealed().columns().size();
        Rows all = returned.orElse(Rows.NONE);
        if (all.fields().length < shown) {
            throw PostgresErrors.internal("COLUMNS");
        }
        Field[] fields = Arrays.copyOf(all.fields(), shown);
        PostgresTripwire.requireOrigin(call.sealed().guarded(), fields);
        PostgresRows rows =
                new PostgresRows(session, new Rows(fields, shown == 0 ? List.of() : all.tuples(), Optional.empty()));
        PostgresBatches batches = new PostgresBatches(rows, call.sealed().limits());
        return new PostgresExecution(
                session,
                deadline,
                call.columns(fields, batches.types(), typeNames),
                batches,
                Optional.of(change),
                () -> {});
    }
}
