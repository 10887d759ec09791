package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.Closure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.mysql.MySqlProvider;
import dev.sallyport.engine.postgresql.PostgresProvider;
import java.util.List;

/** An engine without the comparison of the catalog before rows are released. */
abstract class UncheckedProvider extends WeakenedProvider {
    UncheckedProvider(EngineProvider whole) {
        super(whole, "unchecked");
    }

    /** That of a product. */
    static UncheckedProvider of(Product product) {
        return switch (product) {
            case POSTGRESQL -> new OfPostgres();
            case MYSQL, MARIADB -> new OfMySql();
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** Guards name columns of the closure: without it there are none. */
    abstract List<String> guarded(Sealed sealed);

    /** PostgreSQL. */
    public static final class OfPostgres extends UncheckedProvider {
        public OfPostgres() {
            super(new PostgresProvider());
        }

        @Override
        List<String> guarded(Sealed sealed) {
            return sealed.guarded();
        }
    }

    /** MySQL and MariaDB, which read under the closure's locks what they guard. */
    public static final class OfMySql extends UncheckedProvider {
        public OfMySql() {
            super(new MySqlProvider());
        }

        @Override
        List<String> guarded(Sealed sealed) {
            return List.of();
        }
    }

    @Override
    Sealed weaken(Sealed sealed) {
        return new Sealed(
                sealed.kind(),
                sealed.canonical(),
                sealed.parameters(),
                sealed.settings(),
                new Closure(List.of()),
                sealed.columns(),
                guarded(sealed),
                sealed.limits());
    }
}
