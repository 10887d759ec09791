package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.run.SourceFailure;
import java.util.EnumSet;
import java.util.Set;

/** How a gateway finds the engine of MySQL and MariaDB. */
public final class MySqlProvider implements EngineProvider {
    @Override
    public String name() {
        return "mysql";
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
                Capability.PREVIEW,
                Capability.DEFINITIONS,
                Capability.COLUMN_DEFINITIONS);
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        try {
            requireKnown(settings);
            return MySqlEngine.connect(settings, MySqlPool.of(settings), MySqlLanguage.open());
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
        if (settings.database().isBlank() || settings.database().indexOf('/') >= 0) {
            throw new IllegalArgumentException("database `" + settings.database() + "` is not a name");
        }
    }
}
