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
 * Writes: the statement, its deferred constraints, the closure and the rules of the tables in one round trip of one
 * transaction, which stays open until the gateway has announced that it commits.
 *
 * <p>INVARIANT: no more rows are changed than the limit, and none of a table whose rules are not those that were decided on.
 */
final class PostgresWriteRun implements PostgresRun {
    /** The session stays one that only reads; this transaction alone does not. */
    private static final String BEGIN = "SET TRANSACTION READ WRITE";

    /** What is left to the end of the transaction is found before anybody says that it commits. */
    private static final String NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    private static final String NAMED =
            "SELECT pg_catalog.pg_current_xact_id()::text, (pg_catalog.current_setting('track_counts') = 'on')::text";

    private static final int COUNT_BEFORE = 2;
    private static final int WRITE = 3;
    /** Counted from the last one of the writes. */
    private static final int TRANSACTION = 2;

    private static final int COUNT_AFTER = 3;
    private static final int CLOSURE = 4;
    private static final int RULES = 5;
    private static final int STATEMENTS = 6;

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
            PostgresSteps steps = session.runCounted(text(call.sealed(), call.text()), call::bind);
            deadline.requireRunning();
            int last = WRITE + call.sealed().statements() - 1;
            requireSame(call.sealed(), steps, last, session);
            long affected = affected(call, steps, last);
            if (affected > call.sealed().limits().affected()) {
                throw PostgresErrors.tooManyAffected(call.sealed().limits().affected());
            }
            var change = new Change(affected, steps.row(last + TRANSACTION).text(0));
            return execution(call, steps.get(last).rows(), session, deadline, change);
        } catch (SQLException e) {
            if (PostgresTargets.isOutside(String.valueOf(e.getSQLState()), call.text())) {
                throw PostgresErrors.outsideOfFilter();
            }
            throw e;
        }
    }

    private static String text(Sealed sealed, String write) {
        String count = counted(PostgresClosure.written(sealed.closure()));
        return String.join(
                "; ",
                BEGIN,
                PostgresCall.SETTINGS,
                count,
                write,
                NOW,
                NAMED,
                count,
                PostgresClosure.query(sealed.closure()),
                PostgresClosure.rules(sealed.closure()));
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

    private static void requireSame(Sealed sealed, PostgresSteps steps, int last, PostgresSession session)
            throws EngineFailure, ClosureChanged, SQLException {
        if (steps.size() != last + STATEMENTS) {
            throw PostgresErrors.internal("STATEMENTS");
        }
        if (!PostgresClosure.matches(sealed.closure(), steps.rows(last + CLOSURE), session)
                || !PostgresClosure.sameRules(sealed.closure(), steps.rows(last + RULES))) {
            throw new ClosureChanged();
        }
    }

    /** The server tells how many rows the last part of a statement changed; those of its WITH it counts beside. */
    private static long affected(PostgresCall call, PostgresSteps steps, int last) throws EngineFailure, SQLException {
        if (call.sealed().statements() == 1 && !call.text().startsWith("WITH ")) {
            return steps.get(last).count();
        }
        if (!steps.row(last + TRANSACTION).is(1)) {
            throw PostgresErrors.internal("TRACK_COUNTS");
        }
        return steps.row(last + COUNT_AFTER).number(0) - steps.row(COUNT_BEFORE).number(0);
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
