package dev.sallyport.server.store;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;

/** The same store on PostgreSQL. */
@OnServers
class PostgresqlControlStoreIT extends ControlStoreContract {
    private final TestDatabase database;

    PostgresqlControlStoreIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    String fresh() throws Exception {
        TestDatabase own = database.server().createDatabase();
        return "jdbc:postgresql://" + own.server().address() + "/" + own.name() + "?user=postgres";
    }
}
