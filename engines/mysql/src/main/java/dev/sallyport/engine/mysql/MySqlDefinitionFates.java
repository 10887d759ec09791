package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.time.Duration;

/** Asks a server what became of definitions. */
final class MySqlDefinitionFates {
    private static final Duration TIME = Duration.ofSeconds(10);

    private final MySqlPool pool;
    private final MySqlLoader loader;

    MySqlDefinitionFates(MySqlPool pool, MySqlLoader loader) {
        this.pool = pool;
        this.loader = loader;
    }

    Fate of(String name) throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            session.pin(OperationKind.READ, TIME, Long.MAX_VALUE);
            Fate fate = MySqlDefinitionFate.named(name).of(loader, session);
            session.rollBack();
            return fate;
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }
}
