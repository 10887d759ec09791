package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.sql.run.AnnouncedExecution;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One index that was announced, and is built by the commit. */
final class PostgresIndexExecution extends AnnouncedExecution {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresIndexExecution.class);

    /** A connection that is gone, and with it whoever knew. */
    private static final String LOST = "08006";

    private final PostgresCall call;
    private final PostgresSession session;
    private final PostgresIndexBuild build;
    private final Runnable whenKept;
    private boolean open = true;

    PostgresIndexExecution(
            PostgresCall call,
            PostgresSession session,
            Deadline deadline,
            PostgresIndexBuild build,
            Runnable whenKept) {
        super(deadline, build.name());
        this.call = call;
        this.session = session;
        this.build = build;
        this.whenKept = whenKept;
    }

    @Override
    public void commit() throws EngineFailure {
        deadline().requireRunning();
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
        EngineFailure failure = PostgresErrors.notCommitted(error, deadline().ending());
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
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (deadline().close()) {
                PostgresIndexBuild.leave(session);
            }
            session.spoil();
        }
    }
}
