package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.postgresql.PostgresExecution.Change;
import dev.sallyport.engine.postgresql.PostgresResults.Rows;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.postgresql.core.Field;

/**
 * Writes: the statement, its deferred constraints, and the closure with the rules of the tables in one round trip of one
 * transaction, which stays open until the gateway has announced that it commits. One that is held to rows that a person was
 * shown looks at them in a round trip before that.
 *
 * <p>INVARIANT: no more rows are changed than the limit, and none of a table whose rules are not those that were decided on.
 */
final class PostgresWriteRun implements PostgresRun {
    private static final String SETTINGS = PostgresCall.SETTINGS + ", " + PostgresTransaction.NAME
            + ", (pg_catalog.current_setting('track_counts') = 'on')::text";

    /** What is left to the end of the transaction is found before anybody says that it commits. */
    private static final String NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    /** The statement that the settings, the transaction and whether it counts are read with. */
    private static final int NAMED = 1;

    private static final int TRANSACTION = 2;
    private static final int COUNTS = 3;

    private final IntFunction<String> typeNames;
    private final PostgresExpected expectation;

    /** @param typeNames the engine's spelling of a type, by its oid */
    PostgresWriteRun(IntFunction<String> typeNames, PostgresExpected expectation) {
        this.typeNames = typeNames;
        this.expectation = expectation;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.WRITE;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        if (PostgresClosure.written(call.sealed().closure()).isEmpty()) {
            throw SourceFailure.internal("RULES");
        }
        try {
            Sealed sealed = call.sealed();
            Ran ran = PostgresExpected.isOf(sealed)
                    ? runOnSnapshot(call, session, deadline)
                    : runAtOnce(call, session, deadline);
            if (ran.affected() > sealed.limits().affected()) {
                throw SourceFailure.tooManyAffected(sealed.limits().affected());
            }
            var change = new Change(ran.affected(), ran.begun.text(TRANSACTION));
            return execution(call, ran.steps.get(ran.last()).rows(), session, deadline, change);
        } catch (SQLException e) {
            if (PostgresTargets.isOutside(String.valueOf(e.getSQLState()), call.text())) {
                throw SourceFailure.outsideOfFilter(PostgresTargets.OUTSIDE);
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

    /**
     * A write that ran.
     *
     * @param begun what the settings gave
     * @param steps what the statements gave
     * @param first of them that belongs to the write: a count, or the write itself
     * @param writes how many statements it is
     */
    private record Ran(PostgresRow begun, PostgresSteps steps, int first, int writes, boolean counts) {
        /** The statement whose rows are returned. */
        int last() {
            return first - 1 + (counts ? 1 : 0) + writes;
        }

        /** By the command tag, or what the counts before the first and behind the last of the writes differ by. */
        long affected() throws EngineFailure, SQLException {
            if (!counts) {
                return steps.get(last()).count();
            }
            if (!begun.is(COUNTS)) {
                throw SourceFailure.internal("TRACK_COUNTS");
            }
            return steps.row(last() + 2).number(0) - steps.row(first).number(0);
        }
    }

    /** The write, its constraints and its counts, and as many others around them. */
    private static void requireWhole(PostgresSteps steps, int writes, boolean counts, int others) throws EngineFailure {
        if (steps.size() != writes + 1 + (counts ? 2 : 0) + others) {
            throw SourceFailure.internal("STATEMENTS");
        }
    }

    private static Ran runAtOnce(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        Sealed sealed = call.sealed();
        boolean counts = !tellsItsCount(call);
        String text = PostgresSession.BEGIN_WRITE + "; " + SETTINGS + call.settings() + "; " + text(call, counts) + "; "
                + PostgresClosure.query(sealed.closure());
        PostgresSteps steps = session.runCounted(text, call::bind);
        deadline.requireRunning();
        requireWhole(steps, sealed.statements(), counts, NAMED + 2);
        if (!PostgresClosure.matches(sealed.closure(), steps.rows(steps.size() - 1), session)) {
            throw new ClosureChanged();
        }
        return new Ran(steps.row(NAMED), steps, NAMED + 1, sealed.statements(), counts);
    }

    private Ran runOnSnapshot(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        Sealed sealed = call.sealed();
        boolean counts = !tellsItsCount(call);
        PostgresRow begun = PostgresExpected.begin(SETTINGS + call.settings(), call, session);
        PostgresSteps steps =
                session.runCounted(text(call, counts), to -> PostgresParameters.bind(sealed.parameters(), to, 1));
        deadline.requireRunning();
        requireWhole(steps, sealed.statements(), counts, 0);
        expectation.requireSame(sealed);
        return new Ran(begun, steps, 0, sealed.statements(), counts);
    }

    private static String text(PostgresCall call, boolean counts) {
        String write = call.text() + "; " + NOW;
        if (!counts) {
            return write;
        }
        String count = counted(PostgresClosure.written(call.sealed().closure()));
        return String.join("; ", count, write, count);
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

    /** What stands behind the columns of the caller are checks, which have done their work. */
    private Execution execution(
            PostgresCall call, Optional<Rows> returned, PostgresSession session, Deadline deadline, Change change)
            throws EngineFailure {
        int shown = call.sealed().columns().size();
        Rows all = returned.orElse(Rows.NONE);
        if (all.fields().length < shown) {
            throw SourceFailure.internal("COLUMNS");
        }
        Field[] fields = Arrays.copyOf(all.fields(), shown);
        PostgresTripwire.requireOrigin(call.sealed().guarded(), fields);
        PostgresRows rows =
                new PostgresRows(session, new Rows(fields, shown == 0 ? List.of() : all.tuples(), Optional.empty()));
        Batches batches = rows.batches(call.sealed().limits());
        return new PostgresExecution(
                session,
                deadline,
                call.columns(fields, batches.types(), typeNames),
                batches,
                Optional.of(change),
                () -> {});
    }
}
