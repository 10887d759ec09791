package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Holes R1 to R7 that are of PostgreSQL: hidden rows, samples, labels, locks. */
@OnServers
final class RowAttacksIT {
    private final TestServer server;

    RowAttacksIT(TestServer server) {
        this.server = server;
    }

    /** A condition errs on rows that a filter hides. */
    @Test
    void r1() throws SQLException, EngineFailure {
        Attempts.onRule("r1", server);
    }

    /** A sample is taken of rows that a filter hides. */
    @Test
    void r4() throws SQLException, EngineFailure {
        Attempts.onRule("r4", server);
    }

    /** A name of something hidden comes out as a label, a key or an error. */
    @Test
    void r6() throws SQLException, EngineFailure {
        Attempts.onRule("r6", server);
    }

    /** A lock tells what others do. */
    @Test
    void r7() throws SQLException, EngineFailure {
        Attempts.onRule("r7", server);
    }
}
