package dev.sallyport.e2e.evidence;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.mysql.MySqlProvider;
import dev.sallyport.engine.postgresql.PostgresProvider;
import java.nio.charset.StandardCharsets;

/** An engine without the fence around row filters. */
abstract class UnfencedProvider extends WeakenedProvider {
    private final String fence;

    /** @param fence as it is sent */
    UnfencedProvider(EngineProvider whole, String fence) {
        super(whole, "unfenced");
        this.fence = fence;
    }

    /** That of a product. */
    static UnfencedProvider of(Product product) {
        return switch (product) {
            case POSTGRESQL -> new OfPostgres();
            case MYSQL, MARIADB -> new OfMySql();
            case DOCUMENTDB, MONGODB -> throw product.noTables();
        };
    }

    /** PostgreSQL. */
    public static final class OfPostgres extends UnfencedProvider {
        public OfPostgres() {
            super(new PostgresProvider(), " OFFSET 0");
        }
    }

    /** MySQL and MariaDB. */
    public static final class OfMySql extends UnfencedProvider {
        public OfMySql() {
            super(new MySqlProvider(), " LIMIT 18446744073709551615");
        }
    }

    @Override
    Sealed weaken(Sealed sealed) {
        String text = new String(sealed.canonical(), StandardCharsets.UTF_8);
        return new Sealed(
                sealed.kind(),
                text.replace(fence + ")", ")").getBytes(StandardCharsets.UTF_8),
                sealed.parameters(),
                sealed.settings(),
                sealed.closure(),
                sealed.columns(),
                sealed.guarded(),
                sealed.limits());
    }
}
