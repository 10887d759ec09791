package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.postgresql.PostgresErrors.Ending;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One index that was announced, and is built by the commit. */
final class PostgresIndexExecution implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresIndexExecution.class);

    private final PostgresCall call;
    private final PostgresSession session;
    private final PostgresDeadline deadline;
    private final PostgresIndexBuild build;
    private final PostgresPool pool;
    private final Runnable whenKept;
    private boolean open = true;

    PostgresIndexExecution(
            PostgresCall call,
            PostgresSession session,
            PostgresDeadline deadline,
            PostgresIndexBuild build,
            PostgresPool pool,
            Runnable whenKept) {
        this.call = call;
        this.session = session;
        this.deadline = deadline;
        this.build = build;
        this.pool = pool;
        this.whenKept = whenKept;
    }

    @Override
    public List<ResultColumn> columns() {
        return List.of();
    }

    @Override
    public Optional<Batch> next() throws EngineFailure {
        deadline.requireRunning();
        return Optional.empty();
    }

    @Override
    public Completion completion() {
        return Completion.COMPLETE;
    }

    @Override
    public long truncatedCells() {
        return 0;
    }

    @Override
    public long affected() {
        return 0;
    }

    @Override
    public Optional<String> transaction() {
        return Optional.of(build.name());
    }

    @Override
    public void commit() throws EngineFailure {
        deadline.requireRunning();
        try {
            PostgresIndexBuild.runAlone(call.text(), session);
        } catch (SQLException e) {
            EngineFailure failure = PostgresErrors.notCommitted(e);
            if (failure.reason() != Reason.OUTCOME_UNKNOWN) {
                cleanUp();
                throw deadline.ending().map(PostgresErrors::failure).orElse(failure);
            }
            throw failure;
        }
        whenKept.run();
    }

    /** What stays behind is seen by the next one who asks, and by whoever looks at the table. */
    private void cleanUp() {
        try (PostgresSession other = pool.session()) {
            build.cleanUp(other);
        } catch (EngineFailure | SQLException e) {
            LOG.warn("an index that was not finished was left behind: {}", build.name());
        }
    }

    @Override
    public void rollBack() {
        close();
    }

    @Override
    public void cancel() {
        deadline.end(Ending.CANCELLED);
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!deadline.close()) {
                session.spoil();
            }
        }
    }
}
