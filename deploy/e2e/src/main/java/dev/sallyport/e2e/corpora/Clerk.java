package dev.sallyport.e2e.corpora;

import dev.sallyport.e2e.Product;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.Disclosure;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.TableObligation;
import dev.sallyport.operation.Visibility.VisibleObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The engine over one world, for a principal that sees all of it in the clear. */
public final class Clerk implements AutoCloseable {
    private static final int TRIES = 5;
    private static final Limits LIMITS = new Limits(1_000_000, 1L << 30, 1 << 24, 1_000_000, Duration.ofMinutes(1));

    private final Engine engine;
    private final Catalog catalog;

    private Clerk(Engine engine) {
        this.engine = engine;
        this.catalog = engine.catalog().visibleTo(object -> Optional.of(whole(object)));
    }

    /**
     * Connects and reads the catalog.
     *
     * @param settings with the schema of the world as the only one
     */
    public static Clerk open(SourceSettings settings) throws EngineFailure {
        return open(settings, Product.POSTGRESQL);
    }

    /** The same over all tables of a database that has no worlds. */
    public static Clerk open(CorpusDatabase database) throws EngineFailure {
        return open(database.whole(), database.product());
    }

    /** The same on a server of any product. */
    static Clerk open(SourceSettings settings, Product product) throws EngineFailure {
        EngineProvider provider = ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(product.engine()))
                .findFirst()
                .orElseThrow();
        return new Clerk(provider.open(settings));
    }

    private static VisibleObject whole(ObjectDescription object) {
        List<String> columns =
                object.columns().stream().map(ColumnDescription::name).toList();
        return new VisibleObject(Set.copyOf(columns), columns);
    }

    /** What the principal sees. */
    public Catalog catalog() {
        return catalog;
    }

    /** What the engine makes of a statement; what is refused for this moment alone is asked again. */
    public Reading read(String sql) {
        Statement statement = new Statement(new Statement.Body.Text(sql), List.of());
        Reading reading = engine.read(statement, catalog);
        for (int i = 1; i < TRIES && isPassing(reading); i++) {
            reading = engine.read(statement, catalog);
        }
        return reading;
    }

    private static boolean isPassing(Reading reading) {
        return reading instanceof Reading.Opaque(var refusal, var _)
                && refusal.reason().isPassing();
    }

    /** What it has in common with others of its literals. */
    public Optional<StatementShape> shape(String sql) {
        return engine.shape(new Statement(new Statement.Body.Text(sql), List.of()));
    }

    /** What would be sent, with nothing masked and nothing filtered. */
    public Sealed seal(Reading.Understood understood) {
        Map<Integer, TableObligation> references = new TreeMap<>();
        for (Effect effect : understood.operation().effects()) {
            if (!effect.cause().standsInStatement()) {
                continue;
            }
            ObjectDescription object = catalog.object(effect.target()).orElseThrow();
            Map<String, Disclosure> columns = object.columns().stream()
                    .collect(Collectors.toMap(ColumnDescription::name, _ -> new Disclosure.Clear()));
            references.put(effect.reference(), new TableObligation("all", effect.target(), columns, Optional.empty()));
        }
        boolean isRead = understood.operation().kind() == OperationKind.READ;
        return engine.seal(understood, new Obligations(references, LIMITS, isRead, List.of()));
    }

    @Override
    public void close() {
        engine.close();
    }
}
