package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.OutputColumn;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.postgresql.PostgresErrors.Ending;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;

/**
 * Runs sealed reads: settings of the call, the query and the closure in one round trip of one transaction.
 *
 * <p>INVARIANT: no row leaves before the closure, read after the query and under its locks, equals the sealed one.
 */
final class PostgresRunner {
    private static final String SETTINGS = "SELECT pg_catalog.set_config('statement_timeout', ?, true),"
            + " pg_catalog.set_config('application_name', ?, true)";
    private static final int SETTINGS_PARAMETERS = 2;
    private static final int STATEMENTS = 3;
    private static final int QUERY = 1;
    private static final int CLOSURE = 2;
    /** The server ends a statement this much before the call's time is over, so that its answer still arrives. */
    private static final Duration HEAD_START = Duration.ofMillis(250);

    private final PostgresPool pool;
    private final PostgresWatch watch;
    private final PostgresSmallAnswers small = new PostgresSmallAnswers();
    private final IntFunction<String> typeNames;
    private final Runnable whenChanged;

    /**
     * Runs on these connections.
     *
     * @param typeNames the engine's spelling of a type, by its oid
     * @param whenChanged reads the catalog anew, so that the caller's next try is resolved on what is there now
     */
    PostgresRunner(PostgresPool pool, PostgresWatch watch, IntFunction<String> typeNames, Runnable whenChanged) {
        this.pool = pool;
        this.watch = watch;
        this.typeNames = typeNames;
        this.whenChanged = whenChanged;
    }

    Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        Sealed sealed = permit.use();
        requireRunnable(sealed);
        long start = System.nanoTime();
        PostgresSession session = pool.session();
        Duration left = sealed.limits().time().minusNanos(System.nanoTime() - start);
        PostgresDeadline deadline = watch.begin(session, left);
        cancellation.whenCancelled(() -> deadline.end(Ending.CANCELLED));
        try {
            return run(new Call(sealed, permit.auditIndex(), left), session, deadline);
        } catch (ClosureChanged e) {
            giveBack(session, deadline);
            whenChanged.run();
            throw PostgresErrors.catalogChanged("CLOSURE");
        } catch (EngineFailure e) {
            abandon(session, deadline);
            throw explain(sealed, e);
        } catch (RuntimeException | Error e) {
            abandon(session, deadline);
            throw e;
        }
    }

    /** What was resolved is not what is there; the server did all that it was asked to, so its connection is as good as new. */
    private static final class ClosureChanged extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static void giveBack(PostgresSession session, PostgresDeadline deadline) {
        try (session) {
            if (deadline.close()) {
                session.rollBack();
            } else {
                session.spoil();
            }
        }
    }

    private static void abandon(PostgresSession session, PostgresDeadline deadline) {
        session.spoil();
        var _ = deadline.close();
        session.close();
    }

    private record Call(Sealed sealed, long auditIndex, Duration left) {}

    private static void requireRunnable(Sealed sealed) throws EngineFailure {
        if (sealed.kind() != OperationKind.READ || !sealed.isBound()) {
            throw PostgresErrors.internal("UNBOUND");
        }
        if (!sealed.settings().equals(PostgresSettings.pinned())) {
            throw PostgresErrors.internal("SETTINGS");
        }
    }

    private PostgresExecution run(Call call, PostgresSession session, PostgresDeadline deadline)
            throws EngineFailure, ClosureChanged {
        try {
            PostgresResults results = send(call, session);
            if (deadline.ending().isPresent()) {
                throw PostgresErrors.failure(deadline.ending().get());
            }
            requireSame(call.sealed, results, session);
            PostgresRows rows = new PostgresRows(session, results.get(QUERY));
            PostgresTripwire.requireOrigin(call.sealed.guarded(), rows.fields());
            PostgresBatches batches = new PostgresBatches(rows, call.sealed.limits());
            return new PostgresExecution(session, deadline, columns(call.sealed, rows, batches.types()), batches);
        } catch (PostgresParameters.OutOfRange e) {
            throw PostgresErrors.badParameter();
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, deadline.ending());
        }
    }

    /**
     * Sends the statements. An answer that is expected to be small, and is, needs no transaction of its own; any other gets
     * one, from which its rows can be read on and its closure too.
     */
    private PostgresResults send(Call call, PostgresSession session) throws SQLException {
        String text = text(call.sealed);
        int most = Math.max(PostgresRows.FIRST, call.sealed.closure().objects().size());
        if (small.contains(text) && hasNoNull(call.sealed)) {
            PostgresResults results = session.runWhole(text, to -> bind(call, to), most);
            if (isWhole(results, most)) {
                return results;
            }
        }
        PostgresResults results = session.run(text, to -> bind(call, to), most);
        small.remember(text, isWhole(results, most));
        return results;
    }

    /** Of a parameter without a type the driver asks the server, and would end the transaction to do so. */
    private static boolean hasNoNull(Sealed sealed) {
        return sealed.parameters().stream()
                .noneMatch(parameter ->
                        parameter instanceof Sealed.Parameter.Bound(var value) && value instanceof Value.Null);
    }

    private static boolean isWhole(PostgresResults results, int most) throws SQLException {
        return results.size() == STATEMENTS
                && results.get(QUERY).tuples().size() < most
                && !PostgresClosure.needsMore(results.get(CLOSURE).tuples());
    }

    private static String text(Sealed sealed) {
        return SETTINGS + "; " + new String(sealed.canonical(), UTF_8) + "; " + PostgresClosure.query(sealed.closure());
    }

    private static void bind(Call call, ParameterList parameters) throws SQLException {
        parameters.setStringParameter(1, Long.toString(serverTime(call.left)), Oid.TEXT);
        parameters.setStringParameter(SETTINGS_PARAMETERS, "sallyport:" + call.auditIndex, Oid.TEXT);
        PostgresParameters.bind(call.sealed.parameters(), parameters, SETTINGS_PARAMETERS + 1);
    }

    private static long serverTime(Duration left) {
        return Math.max(1, left.minus(HEAD_START).toMillis());
    }

    private static void requireSame(Sealed sealed, PostgresResults results, PostgresSession session)
            throws EngineFailure, ClosureChanged, SQLException {
        if (results.size() != STATEMENTS) {
            throw PostgresErrors.internal("STATEMENTS");
        }
        if (!PostgresClosure.matches(sealed.closure(), results.get(CLOSURE).tuples(), session)) {
            throw new ClosureChanged();
        }
    }

    private List<ResultColumn> columns(Sealed sealed, PostgresRows rows, List<ColumnType> types) throws EngineFailure {
        if (sealed.columns().size() != types.size()) {
            throw PostgresErrors.internal("COLUMNS");
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            OutputColumn column = sealed.columns().get(i);
            String engineType = typeNames.apply(rows.fields()[i].getOID());
            columns.add(new ResultColumn(column.label(), types.get(i), engineType, column.origin(), column.mask()));
        }
        return columns;
    }

    /**
     * An error of a statement that ran on something else than what it was resolved on tells about that something, so it
     * is never passed on: the closure is compared once more. What was changed and changed back is noticed too.
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
            PostgresResults results = session.run(PostgresClosure.query(sealed.closure()), _ -> {}, 0);
            boolean same =
                    PostgresClosure.matches(sealed.closure(), results.get(0).tuples(), session);
            session.commit();
            return same ? failure : PostgresErrors.catalogChanged(failure.errorClass());
        } catch (EngineFailure e) {
            return e;
        } catch (SQLException e) {
            return PostgresErrors.failure(e, Optional.empty());
        }
    }
}
