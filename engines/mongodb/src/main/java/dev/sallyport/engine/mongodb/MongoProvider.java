package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.run.SourceFailure;
import java.util.EnumSet;
import java.util.Set;

/** How a gateway finds the engine of MongoDB. */
public final class MongoProvider implements EngineProvider {
    private static final Set<String> OPTIONS = Set.of(MongoConnections.REPLICA_SET, MongoConnections.AUTH_SOURCE);
    /** No name of a database holds one of these. */
    private static final String NOT_IN_NAMES = "/\\. \"$*<>:|?\0";

    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.SIMPLE_READS,
                Capability.SUBQUERIES,
                Capability.SET_OPERATIONS,
                Capability.VIEWS,
                Capability.ROW_FILTERS,
                Capability.WRITES,
                Capability.PREVIEW,
                Capability.DEFINITIONS);
    }

    @Override
    public Engine open(SourceSettings settings) throws EngineFailure {
        try {
            requireKnown(settings);
            return MongoEngine.connect(settings, MongoPool.of(settings));
        } catch (IllegalArgumentException e) {
            throw SourceFailure.settings(String.valueOf(e.getMessage()));
        }
    }

    private static void requireKnown(SourceSettings settings) {
        settings.options().keySet().stream()
                .filter(key -> !OPTIONS.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(
                            "option `" + key + "` is not known; the engine has `authSource` and `replicaSet`");
                });
        if (settings.connections() < 1) {
            throw new IllegalArgumentException("connections `" + settings.connections() + "` must be at least 1");
        }
        String database = settings.database();
        if (database.isBlank() || database.chars().anyMatch(each -> NOT_IN_NAMES.indexOf(each) >= 0)) {
            throw new IllegalArgumentException("database `" + database + "` is not a name");
        }
    }
}
