package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.sql.run.AnnouncedExecution;
import java.sql.SQLException;
import java.util.Optional;

/** One open transaction whose write was checked: what it changed may be kept. It returns no row. */
final class MySqlWriteExecution extends AnnouncedExecution {
    private final MySqlSession session;

    MySqlWriteExecution(MySqlSession session, Deadline deadline, long affected, String transaction) {
        super(session, deadline, transaction, affected);
        this.session = session;
    }

    @Override
    protected void keep() throws SQLException {
        session.commit();
    }

    @Override
    protected void undo() {
        session.rollBack();
    }

    @Override
    protected EngineFailure notKept(SQLException error, Optional<Ending> ending) {
        return MySqlErrors.notCommitted(error, ending);
    }
}
