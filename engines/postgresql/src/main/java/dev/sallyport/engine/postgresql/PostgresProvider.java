package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.run.SourceFailure;
import java.util.EnumSet;
import java.util.Set;

/** How a gateway finds the PostgreSQL engine. */
public final class PostgresProvider implements EngineProvider {
    private static final int OLDEST = 150_000;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.SIMPLE_READS,
                Capability.SUBQUERIES,
                Capability.SET_OPERATIONS,
                Capability.VIEWS,
                Capability.ROW_FILTERS,
                Capability.HASH_MASK,
                Capability.WRITES,
                Capability.DEFINITIONS,
                Capability.COLUMN_DEFINITIONS,
                Capability.PREVIEW);
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        PostgresEngine engine = connected(settings);
        int version = engine.catalog().serverVersion();
        if (version < OLDEST) {
            engine.close();
            throw SourceFailure.settings("server version `" + version + "` is older than 15");
        }
        return engine;
    }

    private static PostgresEngine connected(SourceSettings settings) throws EngineFailure {
        try {
            requireKnown(settings);
            return PostgresEngine.connect(settings, PostgresPool.of(settings), PostgresPool.ofWrites(settings));
        } catch (IllegalArgumentException e) {
            throw SourceFailure.settings(String.valueOf(e.getMessage()));
        }
    }

    private static void requireKnown(SourceSettings settings) {
        settings.options().keySet().stream().sorted().findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("option `" + key + "` is not known; the engine has no options");
        });
        if (settings.connections() < 1) {
            throw new IllegalArgumentException("connections `" + settings.connections() + "` must be at least 1");
        }
    }
}
