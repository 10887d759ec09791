package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import java.time.Clock;

/** Asks a server what became of definitions. */
final class MongoDefinitionFates {
    private final MongoPool pool;
    private final MongoLoader loader;
    private final Clock clock;

    MongoDefinitionFates(MongoPool pool, MongoLoader loader, Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.clock = clock;
    }

    Fate of(String name) throws EngineFailure {
        try (MongoSession session = pool.session()) {
            return MongoDefinitionFate.named(name).of(loader, session, clock.instant());
        } catch (MongoFault e) {
            throw MongoErrors.failure(e);
        }
    }
}
