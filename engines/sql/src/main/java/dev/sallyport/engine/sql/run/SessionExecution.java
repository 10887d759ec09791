package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.Session;
import java.sql.SQLException;
import java.util.Optional;

/** What has a session of its own until it is closed: kept by the commit, or undone. */
abstract class SessionExecution implements Execution {
    private final Session session;
    private final Deadline deadline;
    private boolean open = true;
    private boolean kept;

    SessionExecution(Session session, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
    }

    protected final Deadline deadline() {
        return deadline;
    }

    final void spoil() {
        session.spoil();
    }

    /** Has the server keep what it did. */
    protected abstract void keep() throws SQLException, EngineFailure;

    /** Undoes what was not kept. */
    protected abstract void undo();

    /** What the caller is told where the server did not say that it kept it, and why it was ended from our side where it was. */
    protected abstract EngineFailure notKept(SQLException error, Optional<Ending> ending);

    /** Runs behind what was kept, and must not fail. */
    protected void whenKept() {}

    @Override
    public final void commit() throws EngineFailure {
        deadline.requireRunning();
        try {
            keep();
            kept = true;
        } catch (SQLException e) {
            spoil();
            throw notKept(e, deadline.ending());
        } catch (RuntimeException | Error e) {
            spoil();
            throw e;
        }
        whenKept();
    }

    /** A connection whose transaction did not end cleanly is not used again. */
    @Override
    public final void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!kept && deadline.ending().isEmpty()) {
                undo();
            }
            if (!deadline.close()) {
                spoil();
            }
        }
    }

    @Override
    public final void cancel() {
        deadline.end(Ending.CANCELLED);
    }
}
