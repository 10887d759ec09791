package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;

/** What is done on one connection with a sealed operation of one kind. */
interface PostgresRun {
    OperationKind kind();

    /**
     * Runs it, and leaves its transaction open.
     *
     * @throws ClosureChanged when it ran on something else than what it was resolved on, and nothing of that is kept
     */
    Execution run(PostgresCall call, PostgresSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, SQLException;
}
