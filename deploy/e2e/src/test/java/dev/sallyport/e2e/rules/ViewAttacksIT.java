package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Holes V1 to V5: views, copies, children, generated columns, kinds of relations. */
@OnServers
final class ViewAttacksIT {
    private final TestServer server;

    ViewAttacksIT(TestServer server) {
        this.server = server;
    }

    /** A view filters, orders, joins or counts by what is masked. */
    @Test
    void v1() throws SQLException, EngineFailure {
        Attempts.onRule("v1", server);
    }

    /** A copy has what its tables mask. */
    @Test
    void v2() throws SQLException, EngineFailure {
        Attempts.onRule("v2", server);
    }

    /** A child has rows that its root would not show, or a root has rows of a child. */
    @Test
    void v3() throws SQLException, EngineFailure {
        Attempts.onRule("v3", server);
    }

    /** A generated column or a statistic copies what is masked. */
    @Test
    void v4() throws SQLException, EngineFailure {
        Attempts.onRule("v4", server);
    }

    /** A relation that is no table is read like one. */
    @Test
    void v5() throws SQLException, EngineFailure {
        Attempts.onRule("v5", server);
    }
}
