package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.conformance.EngineConformance;

/** What speaks MongoDB's language does what every engine must do. */
@OnServers(engine = ServerEngine.MONGODB)
class MongoConformanceIT extends EngineConformance {
    MongoConformanceIT(DocumentDatabase database) throws EngineFailure {
        super(MongoSubject.open(database));
    }
}
