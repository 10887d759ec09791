package dev.sallyport.server.store;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;

/** Approvals on PostgreSQL. */
@OnServers
class PostgresqlApprovalStoreIT extends ApprovalStoreContract {
    private final TestDatabase database;

    PostgresqlApprovalStoreIT(TestDatabase database) {
        this.database = database;
    }

    @Override
    String fresh() throws Exception {
        TestDatabase own = database.server().createDatabase();
        return "jdbc:postgresql://" + own.server().address() + "/" + own.name() + "?user=postgres";
    }
}
