package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.sql.run.AnnouncedExecution;
import dev.sallyport.engine.sql.run.Deadline;
import java.sql.SQLException;

/** One open transaction whose write was checked: what it changed may be kept. It returns no row. */
final class MySqlWriteExecution extends AnnouncedExecution {
    private final MySqlSession session;
    private boolean open = true;
    private boolean kept;

    MySqlWriteExecution(MySqlSession session, Deadline deadline, long affected, String transaction) {
        super(deadline, transaction, affected);
        this.session = session;
    }

    @Override
    public void commit() throws EngineFailure {
        deadline().requireRunning();
        try {
            session.commit();
            kept = true;
        } catch (SQLException e) {
            session.spoil();
            throw MySqlErrors.notCommitted(e, deadline().ending());
        } catch (RuntimeException | Error e) {
            session.spoil();
            throw e;
        }
    }

    /** Undoes what was not committed; a connection whose transaction did not end cleanly is not used again. */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (!kept && deadline().ending().isEmpty()) {
                session.rollBack();
            }
            if (!deadline().close()) {
                session.spoil();
            }
        }
    }
}
