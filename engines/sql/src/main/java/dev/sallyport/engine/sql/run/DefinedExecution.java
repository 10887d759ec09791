package dev.sallyport.engine.sql.run;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.Session;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One definition that was announced, and is run by the commit. */
public abstract class DefinedExecution extends AnnouncedExecution {
    private static final Logger LOG = LoggerFactory.getLogger(DefinedExecution.class);

    private final String name;
    private final String unknown;
    private final Runnable whenKept;

    /**
     * One that is to run.
     *
     * @param unknown error class of one of which nobody knows what became
     * @param whenKept runs behind the commit, and must not fail
     */
    protected DefinedExecution(Session session, Deadline deadline, String name, String unknown, Runnable whenKept) {
        super(session, deadline, name);
        this.name = name;
        this.unknown = unknown;
        this.whenKept = whenKept;
    }

    /** What the server said. */
    protected abstract EngineFailure failure(SQLException error, Optional<Ending> ending);

    /** What became of it, by what is there now. */
    protected abstract Fate fate() throws SQLException;

    /** Whether it surely did nothing. */
    protected boolean isUndone(SQLException error) {
        try {
            return fate() == Fate.UNDONE;
        } catch (SQLException e) {
            LOG.warn("what became of a definition is not known: {}, {}", name, e.getSQLState());
            return false;
        }
    }

    /** A server that answers has done nothing; whether that is so is looked at all the same. */
    @Override
    protected final EngineFailure notKept(SQLException error, Optional<Ending> ending) {
        EngineFailure failure = failure(error, ending);
        return failure.reason() == Reason.OUTCOME_UNKNOWN || isUndone(error)
                ? failure
                : SourceFailure.outcomeUnknown(unknown);
    }

    @Override
    protected final void whenKept() {
        whenKept.run();
    }
}
