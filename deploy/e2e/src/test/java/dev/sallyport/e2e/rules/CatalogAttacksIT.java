package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Holes T1 to T5: a catalog that moves, system columns, classes that go astray, sessions that remember. */
@OnServers
final class CatalogAttacksIT {
    private final TestServer server;

    CatalogAttacksIT(TestServer server) {
        this.server = server;
    }

    /** What a name stands for is another thing between the decision and the run. */
    @Test
    void t1() throws SQLException, EngineFailure {
        Attempts.onRule("t1", server);
    }

    /** A column that nobody listed comes out by a star, a row or a system column. */
    @Test
    void t3() throws SQLException, EngineFailure {
        Attempts.onRule("t3", server);
    }

    /** Another column has the name of one that was classified. */
    @Test
    void t4() throws SQLException, EngineFailure {
        Attempts.onRule("t4", server);
    }

    /** A setting or a sequence survives the statement, or tells of others. */
    @Test
    void t5() throws SQLException, EngineFailure {
        Attempts.onRule("t5", server);
    }
}
