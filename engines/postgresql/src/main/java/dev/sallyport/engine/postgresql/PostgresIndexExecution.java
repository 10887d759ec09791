package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.engine.sql.run.DefinedExecution;
import java.sql.SQLException;
import java.util.Optional;

/** One index that was announced, and is built by the commit. */
final class PostgresIndexExecution extends DefinedExecution {
    /** A connection that is gone, and with it whoever knew. */
    private static final String LOST = "08006";

    private final PostgresCall call;
    private final PostgresSession session;
    private final PostgresIndexBuild build;

    PostgresIndexExecution(
            PostgresCall call,
            PostgresSession session,
            Deadline deadline,
            PostgresIndexBuild build,
            Runnable whenKept) {
        super(session, deadline, build.name(), LOST, whenKept);
        this.call = call;
        this.session = session;
        this.build = build;
    }

    @Override
    protected void keep() throws SQLException, EngineFailure {
        build.run(call.text(), call.left(), session);
        requireBuilt();
    }

    /** What had the table's name meanwhile may have it now. */
    private void requireBuilt() throws SQLException, EngineFailure {
        if (fate() != Fate.KEPT) {
            throw SourceFailure.outcomeUnknown(LOST);
        }
    }

    @Override
    protected Fate fate() throws SQLException {
        return build.fate(session);
    }

    @Override
    protected EngineFailure failure(SQLException error, Optional<Ending> ending) {
        return PostgresErrors.notCommitted(error, ending);
    }

    /** What stays behind is in doubt, so that it is asked for, and cleaned up, later; a name that is taken is somebody else's. */
    @Override
    protected boolean isUndone(SQLException error) {
        return PostgresErrors.NAME_TAKEN.equals(error.getSQLState()) || super.isUndone(error);
    }

    @Override
    protected void undo() {
        PostgresIndexBuild.leave(session);
    }
}
