package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.sql.run.AnnouncedExecution;
import dev.sallyport.engine.sql.run.Deadline;
import dev.sallyport.engine.sql.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One definition that was announced, and is run by the commit; its tables are locked until then. */
final class MySqlDefinitionExecution extends AnnouncedExecution {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlDefinitionExecution.class);

    private static final String UNLOCK = "UNLOCK TABLES";
    private static final int NOT_LOCKED = 1100;

    private final MySqlDefinitionText definition;
    private final MySqlDefinitionFate fate;
    private final MySqlLoader loader;
    private final MySqlSession session;
    private final Runnable whenKept;
    private boolean open = true;

    MySqlDefinitionExecution(
            MySqlDefinitionText definition,
            MySqlDefinitionFate fate,
            MySqlLoader loader,
            MySqlSession session,
            Deadline deadline,
            Runnable whenKept) {
        super(deadline, fate.name());
        this.definition = definition;
        this.fate = fate;
        this.loader = loader;
        this.session = session;
        this.whenKept = whenKept;
    }

    @Override
    public void commit() throws EngineFailure {
        deadline().requireRunning();
        try {
            session.define(definition.text());
        } catch (SQLException e) {
            throw failed(e);
        }
        leave();
        whenKept.run();
    }

    /** A server that answers has done nothing; whether that is so is looked at all the same. */
    private EngineFailure failed(SQLException error) {
        EngineFailure failure =
                MySqlDefinitionErrors.notCommitted(error, deadline().ending());
        return failure.reason() == Reason.OUTCOME_UNKNOWN || isUndone()
                ? failure
                : SourceFailure.outcomeUnknown("FATE");
    }

    private boolean isUndone() {
        try {
            return look() == Fate.UNDONE;
        } catch (SQLException e) {
            LOG.warn("what became of a definition is not known: {}, {}", fate.name(), e.getErrorCode());
            return false;
        }
    }

    /** Under the lock, unless the server gave that up with what it did not do, as MariaDB does. */
    private Fate look() throws SQLException {
        try {
            return fate.ended(loader, session);
        } catch (SQLException e) {
            if (e.getErrorCode() != NOT_LOCKED) {
                throw e;
            }
            session.define(UNLOCK);
            return fate.ended(loader, session);
        }
    }

    /** Gives up the locks, which else end with the session; it is not used again. */
    private void leave() {
        try {
            session.define(UNLOCK);
            session.define("DO RELEASE_ALL_LOCKS()");
        } catch (SQLException ended) {
            // and the locks with it
        }
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try (session) {
            if (deadline().close()) {
                leave();
                session.end();
            } else {
                session.spoil();
            }
        }
    }
}
