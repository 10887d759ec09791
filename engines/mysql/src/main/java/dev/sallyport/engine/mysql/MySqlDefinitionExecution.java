package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.run.Deadline;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.sql.run.DefinedExecution;
import java.sql.SQLException;
import java.util.Optional;

/** One definition that was announced, and is run by the commit; its tables are locked until then. */
final class MySqlDefinitionExecution extends DefinedExecution {
    private static final String UNLOCK = "UNLOCK TABLES";
    private static final int NOT_LOCKED = 1100;

    private final MySqlDefinitionText definition;
    private final MySqlDefinitionFate fate;
    private final MySqlLoader loader;
    private final MySqlSession session;

    MySqlDefinitionExecution(
            MySqlDefinitionText definition,
            MySqlDefinitionFate fate,
            MySqlLoader loader,
            MySqlSession session,
            Deadline deadline,
            Runnable whenKept) {
        super(session, deadline, fate.name(), "FATE", whenKept);
        this.definition = definition;
        this.fate = fate;
        this.loader = loader;
        this.session = session;
    }

    @Override
    protected void keep() throws SQLException {
        session.define(definition.text());
        undo();
    }

    @Override
    protected EngineFailure failure(SQLException error, Optional<Ending> ending) {
        return MySqlDefinitionErrors.notCommitted(error, ending);
    }

    /** Under the lock, unless the server gave that up with what it did not do, as MariaDB does. */
    @Override
    protected Fate fate() throws SQLException {
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
    @Override
    protected void undo() {
        try {
            session.define(UNLOCK);
            session.define("DO RELEASE_ALL_LOCKS()");
        } catch (SQLException ended) {
            // and the locks with it
        }
        session.end();
    }
}
