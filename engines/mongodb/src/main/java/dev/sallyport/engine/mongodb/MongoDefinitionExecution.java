package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.ClosureChanged;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import java.util.Optional;

/** One definition that was announced, and is run by the commit. */
final class MongoDefinitionExecution extends MongoAnnouncedExecution {
    private final MongoDefinitionFate fate;
    private final Step step;
    private final MongoLoader loader;
    private final Runnable whenKept;

    /** Compares the closure once more, and runs. */
    @FunctionalInterface
    interface Step {
        void run(MongoSession session) throws EngineFailure, ClosureChanged, MongoFault;
    }

    /** @param whenKept runs behind the commit, and must not fail */
    MongoDefinitionExecution(
            MongoSession session,
            Deadline deadline,
            MongoDefinitionFate fate,
            Step step,
            MongoLoader loader,
            Runnable whenKept) {
        super(session, deadline, fate.name(), 0, Answer.NONE);
        this.fate = fate;
        this.step = step;
        this.loader = loader;
        this.whenKept = whenKept;
    }

    @Override
    void keep() throws MongoFault, EngineFailure {
        try {
            step.run(session());
        } catch (ClosureChanged e) {
            whenKept.run();
            throw SourceFailure.catalogChanged("CLOSURE");
        }
    }

    /** A server that answers has done nothing; whether that is so is looked at all the same. */
    @Override
    EngineFailure notKept(MongoFault fault, Optional<Ending> ending) {
        return ending.isEmpty() && !MongoErrors.isUnreachable(fault) && isUndone()
                ? MongoDefinitionErrors.failure(fault)
                : SourceFailure.outcomeUnknown(fault.errorClass());
    }

    private boolean isUndone() {
        try {
            return fate.ended(loader, session()) == Fate.UNDONE;
        } catch (MongoFault e) {
            return false;
        }
    }

    @Override
    void undo() {}

    @Override
    void whenKept() {
        whenKept.run();
    }
}
