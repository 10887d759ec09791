package dev.sallyport.engine.mongodb;

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
import dev.sallyport.engine.run.Watch;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.Reason;
import java.time.Clock;
import java.time.Duration;

/** One MongoDB database. */
final class MongoEngine implements Engine {
    /** How often it is asked whether a look is due. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How often documents that nobody asks for are let go. */
    private static final Duration FORGET = Duration.ofHours(1);

    private final MongoPool pool;
    private final MongoSnapshots snapshots;
    private final MongoServer server;
    private final MongoServer.Facts facts;
    private final Watch watch = Watch.start();
    private final MongoRunner reader;
    private final MongoRunner writer;
    private final MongoRunner definer;
    private final MongoOutcomes outcomes;
    private final MongoPreviews previews;
    private final MongoDefinitionFates fates;

    private MongoEngine(
            SourceSettings settings,
            MongoPool pool,
            MongoLoader loader,
            MongoSnapshots snapshots,
            MongoServer server,
            MongoServer.Facts facts) {
        this.pool = pool;
        this.snapshots = snapshots;
        this.server = server;
        this.facts = facts;
        Clock clock = Clock.systemUTC();
        MongoIds ids = new MongoIds(snapshots::current);
        Runnable look = snapshots::look;
        this.outcomes = new MongoOutcomes(pool, clock);
        this.reader = new MongoRunner(pool, watch, new MongoReadRun(loader, ids), look);
        this.writer = new MongoRunner(pool, watch, new MongoWriteRun(pool, loader, ids, outcomes, look), look);
        this.definer = new MongoRunner(
                pool,
                watch,
                new MongoDefinitionRun(settings.database(), loader, ids, clock, snapshots::refreshQuietly),
                look);
        this.previews = new MongoPreviews(pool, watch, loader, look);
        this.fates = new MongoDefinitionFates(pool, loader, clock);
    }

    /** Connects and reads the catalog; what fails leaves nothing open. */
    static MongoEngine connect(SourceSettings settings, MongoPool pool) throws EngineFailure {
        boolean open = false;
        try {
            MongoServer server = new MongoServer(pool, settings.database());
            MongoServer.Facts facts = server.requireUsable();
            MongoLoader loader = new MongoLoader(settings.name(), settings.database());
            MongoSnapshots snapshots = MongoSnapshots.load(pool, loader);
            MongoEngine engine = new MongoEngine(settings, pool, loader, snapshots, server, facts);
            engine.watch.every(LOOK, snapshots::lookRegularly);
            engine.watch.every(FORGET, () -> Thread.ofVirtual().start(engine.outcomes::forget));
            open = true;
            return engine;
        } finally {
            if (!open) {
                pool.close();
            }
        }
    }

    @Override
    public MongoCatalog catalog() {
        return snapshots.current();
    }

    @Override
    public Reading read(Statement statement, Catalog catalog) {
        Reading reading = MongoReader.read(statement, (MongoCatalog) catalog);
        if (reading instanceof Reading.Opaque(var refusal, var _) && refusal.reason() == Reason.UNKNOWN_OBJECT) {
            snapshots.lookSoon();
        }
        return reading;
    }

    @Override
    public Sealed seal(Reading.Understood understood, Obligations obligations) {
        return MongoSealer.seal(understood, obligations);
    }

    @Override
    public String readable(Sealed sealed) {
        return MongoReadable.of(sealed.canonical());
    }

    @Override
    public Preview preview(Reading.Understood understood, Sealed sealed, Obligations shown) throws EngineFailure {
        return previews.preview(sealed, MongoSample.command(understood, shown), MongoSample.reversibility(understood));
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
                requireTransactions();
                outcomes.require();
                yield writer.open(sealed, cancellation);
            }
            case DDL -> definer.open(sealed, cancellation);
            case UNKNOWN ->
                throw MongoErrors.unsupported(
                        "what is not understood does not run",
                        "send a command that reads, writes to one collection or defines one");
        };
    }

    /** Without one nobody could hold a write to its limit, nor say after a loss of the connection whether it was kept (M6). */
    private void requireTransactions() throws EngineFailure {
        if (!facts.transactions()) {
            throw MongoErrors.unsupported(
                    "the source has no transactions, so that no write could be held to its limits or undone",
                    "ask an administrator of the source to run it as a replica set, of which one member is enough");
        }
    }

    @Override
    public Fate fate(String transaction) throws EngineFailure {
        return MongoDefinitionFate.takes(transaction) ? fates.of(transaction) : outcomes.fate(transaction);
    }

    @Override
    public void refresh() throws EngineFailure {
        snapshots.refresh();
    }

    @Override
    public void close() {
        watch.close();
        pool.close();
    }
}
