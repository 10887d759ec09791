package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;

/** What is done on one connection with a sealed operation of one kind. */
interface MySqlRun {
    OperationKind kind();

    /**
     * Runs it on a session that has its settings, and leaves its transaction open.
     *
     * @throws ClosureChanged when something else is there than what it was resolved on; then it did not run
     */
    Execution run(Sealed sealed, MySqlSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException;
}
