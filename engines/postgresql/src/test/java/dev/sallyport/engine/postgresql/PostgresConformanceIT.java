package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.conformance.EngineConformance;
import java.sql.SQLException;

/** PostgreSQL does what every engine must do. */
@OnServers
class PostgresConformanceIT extends EngineConformance {
    PostgresConformanceIT(TestDatabase database) throws SQLException, EngineFailure {
        super(ConformanceSubject.open(database));
    }
}
