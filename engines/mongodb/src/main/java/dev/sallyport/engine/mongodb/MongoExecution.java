package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import java.util.Optional;

/** What has a session of its own until it is closed: kept by the commit, or undone. */
abstract class MongoExecution implements Execution {
    private final MongoSession session;
    private final Deadline deadline;
    private boolean open = true;
    private boolean kept;

    MongoExecution(MongoSession session, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
    }

    final MongoSession session() {
        return session;
    }

    final Deadline deadline() {
        return deadline;
    }

    /** Has the server keep what it did. */
    abstract void keep() throws MongoFault, EngineFailure;

    /** Undoes what was not kept, and lets go of what the server holds. */
    abstract void undo();

    /** What the caller is told where the server did not say that it kept it, and why it was ended from our side where it was. */
    abstract EngineFailure notKept(MongoFault fault, Optional<Ending> ending);

    /** Runs behind what was kept, and must not fail. */
    void whenKept() {}

    @Override
    public final void commit() throws EngineFailure {
        deadline.requireRunning();
        boolean ended = false;
        try {
            keep();
            kept = true;
            ended = true;
        } catch (MongoFault e) {
            throw notKept(e, deadline.ending());
        } finally {
            if (!ended) {
                session.spoil();
            }
        }
        whenKept();
    }

    /** A session whose transaction did not end cleanly is not used again. */
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
                session.spoil();
            }
        }
    }

    @Override
    public final void cancel() {
        deadline.end(Ending.CANCELLED);
    }
}
