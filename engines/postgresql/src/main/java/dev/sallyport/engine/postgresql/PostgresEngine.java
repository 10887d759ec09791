package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.Statement;
import dev.sallyport.engine.StatementShape;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/** One PostgreSQL database. */
final class PostgresEngine implements Engine {
    private static final Duration REFRESH = Duration.ofSeconds(60);

    private final PostgresPool pool;
    private final PostgresSnapshots snapshots;
    private final PostgresWatch watch = PostgresWatch.start();
    private final PostgresRunner runner;
    private final PostgresLanguage language;

    private PostgresEngine(PostgresPool pool, PostgresSnapshots snapshots, PostgresLanguage language) {
        this.pool = pool;
        this.snapshots = snapshots;
        this.language = language;
        this.runner = new PostgresRunner(pool, watch, snapshots::typeName, snapshots::refreshRelations);
    }

    /** Connects and reads the catalog; what fails leaves nothing open, the pool neither. */
    static PostgresEngine connect(SourceSettings settings, PostgresPool pool) throws EngineFailure {
        try {
            PostgresSnapshots snapshots = PostgresSnapshots.load(pool, new PostgresLoader(settings));
            PostgresEngine engine = new PostgresEngine(pool, snapshots, PostgresLanguage.open());
            engine.refreshRegularly();
            return engine;
        } catch (EngineFailure | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private void refreshRegularly() {
        watch.every(REFRESH, () -> Thread.ofVirtual().name("postgresql-catalog").start(snapshots::refreshQuietly));
    }

    @Override
    public PostgresCatalog catalog() {
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
        Reading reading = language.read(statement, (PostgresCatalog) catalog);
        if (reading instanceof Reading.Opaque(var refusal, var _) && refusal.reason() == Reason.UNKNOWN_OBJECT) {
            snapshots.refreshSoon();
        }
        return reading;
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return language.seal(understood, obligations);
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        return runner.open(permit, cancellation);
    }

    @Override
    public Fate fate(String transaction) {
        return Fate.FORGOTTEN;
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
