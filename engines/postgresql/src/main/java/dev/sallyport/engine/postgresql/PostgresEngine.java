package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Cancellation;
import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.Diagnosis;
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
import dev.sallyport.operation.ObjectUse;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;

/** One PostgreSQL database. */
final class PostgresEngine implements Engine {
    /** The number that a cluster of databases got when it was made, which its standbys and copies share, and the database's own. */
    private static final String SERVER = "SELECT 'postgresql/' || s.system_identifier::text || '/' || d.oid::text"
            + " FROM pg_catalog.pg_control_system() s, pg_catalog.pg_database d"
            + " WHERE d.datname = pg_catalog.current_database()";

    /** How often it is asked whether a look is due. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** For what a look does not see, which is nothing that we know of. */
    private static final Duration REFRESH = Duration.ofMinutes(10);

    private final PostgresPool pool;
    private final PostgresPool writes;
    private final PostgresSnapshots snapshots;
    private final Watch watch = Watch.start();
    private final PostgresRunner reader;
    private final PostgresRunner planner;
    private final PostgresRunner writer;
    private final PostgresRunner definer;
    private final PostgresRunner indexer;
    private final PostgresPreviews previews;
    private final PostgresLanguage language;

    private PostgresEngine(
            PostgresPool pool, PostgresPool writes, PostgresSnapshots snapshots, PostgresLanguage language) {
        this.pool = pool;
        this.writes = writes;
        this.snapshots = snapshots;
        this.language = language;
        Runnable whenChanged = snapshots::look;
        this.reader = new PostgresRunner(pool, watch, new PostgresReadRun(snapshots::typeName), whenChanged);
        this.planner = new PostgresRunner(pool, watch, new PostgresPlanRun(snapshots::typeName), whenChanged);
        this.writer = new PostgresRunner(
                writes, watch, new PostgresWriteRun(snapshots::typeName, new PostgresExpected(pool)), whenChanged);
        Runnable whenKept = snapshots::look;
        this.definer = new PostgresRunner(writes, watch, new PostgresDefinitionRun(whenKept), whenChanged);
        this.indexer = new PostgresRunner(writes, watch, new PostgresIndexRun(whenKept), whenChanged);
        this.previews = new PostgresPreviews(pool, watch, language, whenChanged);
    }

    /** Connects and reads the catalog; what fails leaves nothing open, the pool neither. */
    static PostgresEngine connect(SourceSettings settings, PostgresPool pool, PostgresPool writes)
            throws EngineFailure {
        CompletableFuture<PostgresLanguage> language = Beside.begin(PostgresLanguage::open);
        try {
            PostgresSnapshots snapshots = PostgresSnapshots.load(pool, new PostgresLoader(settings));
            PostgresEngine engine = new PostgresEngine(pool, writes, snapshots, language.join());
            engine.refreshRegularly();
            engine.language.warmUpLater();
            return engine;
        } catch (EngineFailure | RuntimeException e) {
            var _ = language.thenAccept(PostgresLanguage::close);
            writes.close();
            pool.close();
            throw e;
        }
    }

    private void refreshRegularly() {
        watch.every(LOOK, snapshots::lookRegularly);
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
        return previews.preview(understood, sealed, shown);
    }

    /** Asked each time, because the address may lead elsewhere by now. */
    @Override
    public String server() throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            return new PostgresRow(
                            session.runWhole(SERVER, _ -> {}, 1).get(0).tuples().getFirst())
                    .text(0);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    @Override
    public Execution open(Permit permit, Cancellation cancellation) throws EngineFailure {
        Sealed sealed = permit.use();
        PostgresRunner runner = switch (sealed.kind()) {
            case READ -> PostgresPlanRun.takes(sealed) ? planner : reader;
            case WRITE -> writer;
            case DDL, UNKNOWN -> PostgresIndexRun.takes(sealed) ? indexer : definer;
        };
        return runner.open(sealed, permit.auditIndex(), cancellation);
    }

    /** What turns out kept may be a definition, which the catalog does not have yet. */
    @Override
    public Fate fate(String transaction) throws EngineFailure {
        Fate fate = ask(transaction);
        if (fate == Fate.KEPT) {
            snapshots.look();
        }
        return fate;
    }

    private Fate ask(String transaction) throws EngineFailure {
        Optional<PostgresIndexBuild> build = PostgresIndexBuild.named(transaction);
        try (PostgresSession session = (build.isPresent() ? writes : pool).session()) {
            return build.isPresent() ? build.get().fate(session) : PostgresTransaction.fate(transaction, session);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    @Override
    public Diagnosis diagnose(Set<ObjectUse> uses) throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            return PostgresDoctor.diagnose(uses, snapshots.current(), session);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    @Override
    public void refresh() throws EngineFailure {
        snapshots.refresh();
    }

    @Override
    public void close() {
        watch.close();
        language.close();
        writes.close();
        pool.close();
    }
}
