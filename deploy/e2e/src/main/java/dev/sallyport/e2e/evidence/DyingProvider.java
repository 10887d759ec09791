package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.postgresql.PostgresProvider;
import dev.sallyport.engine.testkit.DyingEngine;
import java.util.Set;

/**
 * PostgreSQL under a gateway that dies, as by `kill -9`, where the last statement that was sealed says so. No gateway finds it
 * but one that is started with it.
 */
public final class DyingProvider implements EngineProvider {
    private final EngineProvider whole = new PostgresProvider();

    @Override
    public String name() {
        return "postgresql-dying";
    }

    @Override
    public Set<Capability> capabilities() {
        return whole.capabilities();
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        return new DyingEngine(whole.open(settings));
    }
}
