package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.Ending;
import dev.sallyport.engine.sql.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One index that was announced, and is built by the commit. */
final class PostgresIndexExecution implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresIndexExecution.class);

    /** A connection that is gone, and with it whoever knew. */
    private static final String LOST = "08006";

    private final PostgresCall call;
    private final PostgresSession session;
    private final Deadline deadline;
    private final PostgresIndexBuild build;
    private final Runnable whenKept;
    private boolean open = true;

    PostgresIndexExecution(
            PostgresCall call,
            PostgresSession session,
            Deadline deadline,
            PostgresIndexBuild build,
            Runnable whenKept) {
        this.call = call;
        this.session = session;
        this.deadline = deadline;
        this.build = build;
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
            build.run(call.text(), call.left(), session);
            requireBuilt();
        } catch (SQLException e) {
            throw failed(e);
        }
        whenKept.run();
    }

    /** What had the table's name meanwhile may have it now. */
    private void requireBuilt() throws SQLException, EngineFailure {
        if (build.fate(session) != Fate.KEPT) {
            throw SourceFailure.outcomeUnknown(LOST);
        }
    }

    /** What stays behind is in doubt, so that it is asked for, and cleaned up, later; a name that is taken is somebody else's. */
    private EngineFailure failed(SQLException error) {
        EngineFailure failure = PostgresErrors.notCommitted(error, deadline.ending());
        return failure.reason() == Reason.OUTCOME_UNKNOWN
                        || PostgresErrors.NAME_TAKEN.equals(error.getSQLState())
                        || isUndone()
                ? failure
                : SourceFailure.outcomeUnknown(LOST);
    }

    private boolean isUndone() {
        try {
            return build.fate(session) == Fate.UNDONE;
        } catch (SQLException e) {
            LOG.warn("what became of an index is not known: {}", build.name());
            return false;
        }
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
            if (deadline.close()) {
                PostgresIndexBuild.leave(session);
            }
            session.spoil();
        }
    }
}
