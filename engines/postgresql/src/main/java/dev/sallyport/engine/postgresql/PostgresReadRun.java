package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.run.Batches;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Value;
import java.sql.SQLException;
import java.util.function.IntFunction;

/** Reads: settings of the call, the query and the closure in one round trip of one transaction. */
final class PostgresReadRun implements PostgresRun {
    private static final int STATEMENTS = 3;
    private static final int QUERY = 1;
    private static final int CLOSURE = 2;

    private final PostgresSmallAnswers small = new PostgresSmallAnswers();
    private final IntFunction<String> typeNames;

    /** @param typeNames the engine's spelling of a type, by its oid */
    PostgresReadRun(IntFunction<String> typeNames) {
        this.typeNames = typeNames;
    }

    @Override
    public OperationKind kind() {
        return OperationKind.READ;
    }

    @Override
    public Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException {
        PostgresResults results = send(call, session);
        deadline.requireRunning();
        requireSame(call.sealed(), results, session);
        PostgresRows rows = new PostgresRows(session, results.get(QUERY));
        PostgresTripwire.requireOrigin(call.sealed().guarded(), rows.fields());
        Batches batches = rows.batches(call.sealed().limits());
        return new PostgresExecution(
                session, deadline, call.columns(rows.fields(), batches.types(), typeNames), batches);
    }

    /**
     * Sends the statements. An answer that is expected to be small, and is, needs no transaction of its own; any other gets
     * one, from which its rows can be read on and its closure too.
     */
    private PostgresResults send(PostgresCall call, PostgresSession session) throws SQLException {
        String text = text(call);
        int most =
                Math.max(PostgresRows.FIRST, call.sealed().closure().objects().size());
        if (small.contains(text) && hasNoNull(call.sealed())) {
            PostgresResults results = session.runWhole(text, call::bind, most);
            if (isWhole(results, most)) {
                return results;
            }
        }
        PostgresResults results = session.run(text, call::bind, most);
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

    private static String text(PostgresCall call) {
        return PostgresCall.SETTINGS + call.settings() + "; " + call.text() + "; "
                + PostgresClosure.query(call.sealed().closure());
    }

    private static void requireSame(Sealed sealed, PostgresResults results, PostgresSession session)
            throws EngineFailure, ClosureChanged, SQLException {
        if (results.size() != STATEMENTS) {
            throw SourceFailure.internal("STATEMENTS");
        }
        if (!PostgresClosure.matches(sealed.closure(), results.get(CLOSURE).tuples(), session)) {
            throw new ClosureChanged();
        }
    }
}
