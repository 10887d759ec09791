package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.conformance.EngineConformance;
import java.sql.SQLException;

/** MySQL and MariaDB do what every engine must do. */
@OnServers(engine = ServerEngine.MYSQL)
class MySqlConformanceIT extends EngineConformance {
    MySqlConformanceIT(TestDatabase database) throws SQLException, EngineFailure {
        super(ConformanceSubject.open(database));
    }
}
