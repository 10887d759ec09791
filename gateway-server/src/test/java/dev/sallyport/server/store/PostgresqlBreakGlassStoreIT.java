package dev.sallyport.server.store;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;

/** Break-glasses on PostgreSQL. */
@OnServers
class PostgresqlBreakGlassStoreIT extends BreakGlassStoreContract {
    private final TestDatabase database;

    PostgresqlBreakGlassStoreIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    String fresh() throws Exception {
        TestDatabase own = database.server().createDatabase();
        return "jdbc:postgresql://" + own.server().address() + "/" + own.name() + "?user=postgres";
    }
}
