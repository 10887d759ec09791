package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.engine.run.Watch;
import dev.sallyport.engine.sql.run.DefinitionReversibility;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/** One MySQL or MariaDB database. */
final class MySqlEngine implements Engine {
    /** How often it is asked whether a look is due. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How often rows that nobody asks for are let go. */
    private static final Duration FORGET = Duration.ofHours(1);

    private final MySqlPool pool;
    private final MySqlSnapshots snapshots;
    private final MySqlServer server;
    private final Watch watch = Watch.start();
    private final MySqlRunner reader;
    private final MySqlRunner writer;
    private final MySqlOutcomes outcomes;
    private final MySqlPreviews previews;
    private final MySqlRunner definer;
    private final MySqlDefinitionFates fates;
    private final Language language;

    private MySqlEngine(
            MySqlPool pool, MySqlSnapshots snapshots, MySqlLoader loader, MySqlServer server, Language language) {
        this.pool = pool;
        this.snapshots = snapshots;
        this.server = server;
        this.language = language;
        this.outcomes = new MySqlOutcomes(pool, server);
        MySqlSearches searches = new MySqlSearches(MySqlFunctions.load());
        this.reader = new MySqlRunner(pool, watch, new MySqlReadRun(loader, searches), snapshots::look);
        this.writer = new MySqlRunner(pool, watch, new MySqlWriteRun(loader, searches, outcomes), snapshots::look);
        this.previews = new MySqlPreviews(pool, watch, loader, language, snapshots::look);
        this.definer = new MySqlRunner(pool, watch, new MySqlDefinitionRun(loader, snapshots::look), snapshots::look);
        this.fates = new MySqlDefinitionFates(pool, loader);
    }

    /** Connects and reads the catalog; what fails leaves nothing open, the pool and the language neither. */
    static MySqlEngine connect(SourceSettings settings, MySqlPool pool, Language language) throws EngineFailure {
        try {
            MySqlServer server = new MySqlServer(pool, settings.database());
            server.requireUsable();
            MySqlLoader loader = MySqlLoader.of(settings, pool);
            MySqlSnapshots snapshots = MySqlSnapshots.load(pool, loader);
            MySqlEngine engine = new MySqlEngine(pool, snapshots, loader, server, language);
            engine.watch.every(LOOK, snapshots::lookRegularly);
            engine.watch.every(FORGET, () -> Thread.ofVirtual().start(engine.outcomes::forget));
            return engine;
        } catch (EngineFailure | RuntimeException e) {
            language.close();
            pool.close();
            throw e;
        }
    }

    @Override
    public MySqlCatalog catalog() {
        return snapshots.current();
    }

    @Override
    public SortedSet<String> functions() {
        return language.functions();
    }

    @Override
    public Optional<StatementShape> shape(Statement statement) {
        return language.shape(statement);
    }

    @Override
    public Reading read(Statement statement, Catalog catalog) {
        Reading reading = language.read(statement, (MySqlCatalog) catalog);
        if (reading instanceof Reading.Opaque(var refusal, var _) && refusal.reason() == Reason.UNKNOWN_OBJECT) {
            snapshots.lookSoon();
        }
        return reading;
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return language.seal(understood, obligations);
    }

    @Override
    public Preview preview(Reading.Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        return understood.tree() instanceof MySqlDefinition tree
                ? Preview.uncounted(DefinitionReversibility.of(tree.definition()))
                : previews.preview(understood, sealed, shown);
    }

    /** Asked each time, because the address may lead elsewhere by now. */
    @Override
    public String server() throws EngineFailure {
        return server.name();
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        Sealed sealed = permit.use();
        return switch (sealed.kind()) {
            case READ -> reader.open(sealed, cancellation);
            case WRITE -> {
                outcomes.require();
                yield writer.open(sealed, cancellation);
            }
            case DDL -> definer.open(sealed, cancellation);
            case UNKNOWN -> throw MySqlErrors.unsupported("what is not understood does not run");
        };
    }

    @Override
    public Fate fate(String transaction) throws EngineFailure {
        return MySqlDefinitionFate.takes(transaction) ? fates.of(transaction) : outcomes.fate(transaction);
    }

    @Override
    public void refresh() throws EngineFailure {
        snapshots.refresh();
    }

    @Override
    public void close() {
        watch.close();
        language.close();
        pool.close();
    }
}
