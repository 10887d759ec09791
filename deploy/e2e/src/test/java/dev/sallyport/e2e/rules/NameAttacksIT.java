package dev.sallyport.e2e.rules;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Holes N1 to N6: operators, types, casts and functions of others, names that are hidden, plans. */
@OnServers
final class NameAttacksIT {
    private final TestServer server;

    NameAttacksIT(TestServer server) {
        this.server = server;
    }

    /** An operator of a user captures a comparison. */
    @Test
    void n1() throws SQLException, EngineFailure {
        Attempts.onRule("n1", server);
    }

    /** A cast, a domain or a type of a user runs its code. */
    @Test
    void n2() throws SQLException, EngineFailure {
        Attempts.onRule("n2", server);
    }

    /** A function of a user stands in the place of another, or one of the server runs a text. */
    @Test
    void n3() throws SQLException, EngineFailure {
        Attempts.onRule("n3", server);
    }

    /** A hidden object is found by a name in a value, or in the catalog. */
    @Test
    void n4() throws SQLException, EngineFailure {
        Attempts.onRule("n4", server);
    }

    /** A plan runs code, and tells of hidden rows. */
    @Test
    void n6() throws SQLException, EngineFailure {
        Attempts.onRule("n6", server);
    }
}
