package dev.sallyport.engine.postgresql;

import static org.postgresql.core.QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;
import static org.postgresql.core.QueryExecutor.QUERY_FORWARD_CURSOR;
import static org.postgresql.core.QueryExecutor.QUERY_READ_ONLY_HINT;
import static org.postgresql.core.QueryExecutor.QUERY_SUPPRESS_BEGIN;

import dev.sallyport.engine.run.Session;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.ParameterList;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandler;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * A connection for one transaction, on the driver's layer below JDBC: only there a result tells the table and number of
 * each column, gives its cells as they came, and reads on from a portal in steps of our choice.
 *
 * <p>One thread runs; `cancel` and `abort` may come from any thread.
 */
final class PostgresSession implements Session {
    private static final int BEGINS = QUERY_FORWARD_CURSOR | QUERY_READ_ONLY_HINT;

    /** Begins a transaction that writes; the session stays one that only reads. */
    static final String BEGIN_WRITE = "BEGIN READ WRITE";

    /** The same over one snapshot: what somebody else changes meanwhile ends it. */
    static final String BEGIN_WRITE_ON_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE";

    /** Begins a transaction that reads one snapshot. */
    static final String BEGIN_READ_ON_SNAPSHOT = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    /** Lets go of what a write may leave behind in a session: the last values of sequences, and tables of its own (holes T5). */
    private static final String FORGET = "DISCARD SEQUENCES; DISCARD TEMP";

    private static final int AS_WRITTEN = QUERY_FORWARD_CURSOR | QUERY_BOTH_ROWS_AND_STATUS | QUERY_SUPPRESS_BEGIN;

    private final Connection pooled;
    private final Runnable evict;
    private final OrphanedBackends orphans;
    private final QueryExecutor executor;
    private volatile boolean spoiled;
    private volatile boolean aborted;

    /** Gives a statement its parameters. */
    @FunctionalInterface
    interface Binding {
        void bind(ParameterList parameters) throws SQLException;
    }

    PostgresSession(Connection pooled, Runnable evict, OrphanedBackends orphans) throws SQLException {
        this.pooled = pooled;
        this.evict = evict;
        this.orphans = orphans;
        this.executor = pooled.unwrap(PgConnection.class).getQueryExecutor();
    }

    /**
     * Runs statements in one round trip, inside a transaction that it begins when there is none.
     *
     * @param fetchSize rows of each result that come at once; all when 0
     */
    PostgresResults run(String sql, Binding binding, int fetchSize) throws SQLException {
        return execute(sql, binding, 0, fetchSize, BEGINS);
    }

    /**
     * Runs statements in one round trip that is a transaction by itself: the server ends it, and lets go of its locks, when
     * all of them have run. It is read only, because the session is.
     *
     * @param most rows of each result; what is beyond them is lost
     */
    PostgresResults runWhole(String sql, Binding binding, int most) throws SQLException {
        return execute(sql, binding, most, 0, QUERY_SUPPRESS_BEGIN);
    }

    /** Runs statements in one round trip, and no transaction around them but what they begin; tells the end of each. */
    PostgresSteps runCounted(String sql, Binding binding) throws SQLException {
        PostgresSteps steps = new PostgresSteps();
        execute(sql, binding, steps, 0, 0, AS_WRITTEN);
        return steps;
    }

    /** Commits a write, and forgets what it left in the session; what fails behind the commit changes nothing about it. */
    void commitWrite() throws SQLException {
        PostgresSteps steps = new PostgresSteps();
        try {
            execute("COMMIT; " + FORGET, _ -> {}, steps, 0, 0, AS_WRITTEN);
        } catch (SQLException e) {
            spoil();
            if (!isCommitted(steps)) {
                throw e;
            }
        }
        if (!isCommitted(steps)) {
            throw new SQLException("the server did not commit", "25P02");
        }
    }

    /** A transaction that failed before ends as `ROLLBACK` here. */
    private static boolean isCommitted(PostgresSteps steps) {
        return steps.size() > 0 && steps.get(0).tag().equals("COMMIT");
    }

    /** Undoes a write, and forgets what it left in the session all the same. */
    void rollBackWrite() {
        try {
            pooled.rollback();
            var _ = runCounted(FORGET, _ -> {});
        } catch (SQLException e) {
            spoil();
        }
    }

    private PostgresResults execute(String sql, Binding binding, int most, int fetchSize, int flags)
            throws SQLException {
        PostgresResults results = new PostgresResults();
        execute(sql, binding, results, most, fetchSize, flags);
        return results;
    }

    private void execute(String sql, Binding binding, ResultHandler results, int most, int fetchSize, int flags)
            throws SQLException {
        CachedQuery query = executor.borrowQuery(sql);
        try {
            ParameterList parameters = query.query.createParameterList();
            binding.bind(parameters);
            executor.execute(query.query, parameters, results, most, fetchSize, flags);
        } finally {
            executor.releaseQuery(query);
        }
    }

    /** The next rows of a portal. */
    PostgresResults fetch(ResultCursor portal, int rows) throws SQLException {
        PostgresResults results = new PostgresResults();
        executor.fetch(portal, results, rows, false);
        return results;
    }

    void commit() throws SQLException {
        pooled.commit();
    }

    @Override
    public void rollBack() {
        try {
            pooled.rollback();
        } catch (SQLException e) {
            spoil();
        }
    }

    /** Asks the server to end what it runs; the connection is not used again, because the request may come late. */
    @Override
    public void cancel() {
        spoil();
        try {
            executor.sendQueryCancel();
        } catch (SQLException e) {
            abort();
        }
    }

    /** Breaks the connection; who reads from it fails at once. */
    @Override
    public void abort() {
        spoil();
        aborted = true;
        executor.abort();
    }

    @Override
    public void spoil() {
        spoiled = true;
    }

    /**
     * Returns the connection; one that is still in a transaction is not used again, and neither is one that broke. The place of
     * one that was broken here is returned when its backend has ended.
     */
    @Override
    public void close() {
        if (aborted) {
            orphans.whenGone(executor.getBackendPID(), this::giveBack);
        } else {
            giveBack();
        }
    }

    private void giveBack() {
        if (spoiled || executor.getTransactionState() != TransactionState.IDLE) {
            evict.run();
        }
        try {
            pooled.close();
        } catch (SQLException e) {
            evict.run();
        }
    }
}
