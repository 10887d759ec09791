package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.operation.OperationKind;

/** What is done in one session with a sealed operation of one kind. */
interface MongoRun {
    OperationKind kind();

    /**
     * Runs it, and leaves its cursor or transaction open.
     *
     * @throws ClosureChanged when something else is there than what it was resolved on; then nothing of it is kept
     */
    Execution run(Sealed sealed, MongoSession session, Deadline deadline)
            throws EngineFailure, ClosureChanged, MongoFault;
}
