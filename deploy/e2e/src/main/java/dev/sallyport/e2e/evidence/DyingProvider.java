package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.mongodb.MongoProvider;
import dev.sallyport.engine.mysql.MySqlProvider;
import dev.sallyport.engine.postgresql.PostgresProvider;
import dev.sallyport.engine.testkit.DyingEngine;
import java.util.Set;

/**
 * A database under a gateway that dies, as by `kill -9`, where the last statement that was sealed says so. No gateway finds it
 * but one that is started with it.
 */
abstract class DyingProvider implements EngineProvider {
    private final EngineProvider whole;

    DyingProvider(EngineProvider whole) {
        this.whole = whole;
    }

    /** That of a product. */
    static DyingProvider of(Product product) {
        return switch (product) {
            case POSTGRESQL -> new OfPostgres();
            case MYSQL, MARIADB -> new OfMySql();
            case DOCUMENTDB, MONGODB -> new OfMongo();
        };
    }

    /** PostgreSQL. */
    public static final class OfPostgres extends DyingProvider {
        public OfPostgres() {
            super(new PostgresProvider());
        }
    }

    /** MySQL and MariaDB. */
    public static final class OfMySql extends DyingProvider {
        public OfMySql() {
            super(new MySqlProvider());
        }
    }

    /** MongoDB and what speaks as it does. */
    public static final class OfMongo extends DyingProvider {
        public OfMongo() {
            super(new MongoProvider());
        }
    }

    @Override
    public String name() {
        return whole.name() + "-dying";
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
