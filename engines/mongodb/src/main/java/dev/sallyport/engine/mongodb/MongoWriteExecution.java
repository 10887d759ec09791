package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import java.util.Optional;

/** One open transaction whose write was checked: what it changed may be kept. */
final class MongoWriteExecution extends MongoAnnouncedExecution {
    private final Still still;

    /** Fails when the closure is another one by now. */
    @FunctionalInterface
    interface Still {
        void require() throws MongoFault, EngineFailure;
    }

    MongoWriteExecution(
            MongoSession session, Deadline deadline, String transaction, long affected, Answer answer, Still still) {
        super(session, deadline, transaction, affected, answer);
        this.still = still;
    }

    @Override
    void keep() throws MongoFault, EngineFailure {
        try {
            still.require();
        } catch (MongoFault e) {
            throw MongoErrors.failure(e, deadline().ending());
        }
        session().commit();
    }

    @Override
    void undo() {
        session().rollBack();
    }

    @Override
    EngineFailure notKept(MongoFault fault, Optional<Ending> ending) {
        return MongoErrors.notCommitted(fault, ending);
    }
}
