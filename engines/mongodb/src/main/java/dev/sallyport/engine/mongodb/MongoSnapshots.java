package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Snapshots;
import java.time.Duration;
import java.util.SortedMap;

/** The snapshots of a catalog that the server's list marks. */
final class MongoSnapshots extends Snapshots<MongoCatalog, MongoSnapshots.Seen> {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final int REST = 20;
    /** So long after it the documents are looked at again: what was written meanwhile may have other paths. */
    private static final long WHOLE_LOOK = Duration.ofMinutes(1).toNanos();

    private final MongoPool pool;
    private final MongoLoader loader;

    /** What the server listed, and when all of it was looked at. */
    record Seen(SortedMap<String, MongoListed> listed, long at) {}

    private MongoSnapshots(MongoPool pool, MongoLoader loader, Held<MongoCatalog, Seen> first) {
        super(first, LEAST, REST);
        this.pool = pool;
        this.loader = loader;
    }

    static MongoSnapshots load(MongoPool pool, MongoLoader loader) throws EngineFailure {
        return new MongoSnapshots(pool, loader, read(pool, loader, loader.empty()));
    }

    @Override
    protected Held<MongoCatalog, Seen> read() throws EngineFailure {
        return read(pool, loader, current());
    }

    private static Held<MongoCatalog, Seen> read(MongoPool pool, MongoLoader loader, MongoCatalog before)
            throws EngineFailure {
        return within(pool, session -> {
            SortedMap<String, MongoListed> listed = MongoListing.all(session);
            return new Held<>(loader.load(listed, before, true, session), new Seen(listed, System.nanoTime()));
        });
    }

    @Override
    protected Held<MongoCatalog, Seen> readChanged(Held<MongoCatalog, Seen> then) throws EngineFailure {
        return within(pool, session -> {
            boolean anew = System.nanoTime() - then.mark().at() >= WHOLE_LOOK;
            SortedMap<String, MongoListed> listed = MongoListing.all(session);
            if (!anew && listed.equals(then.mark().listed())) {
                return then;
            }
            return new Held<>(
                    loader.load(listed, then.catalog(), anew, session),
                    new Seen(listed, anew ? System.nanoTime() : then.mark().at()));
        });
    }

    /** Reads with a session. */
    @FunctionalInterface
    private interface Reads<T> {
        T read(MongoSession session) throws MongoFault;
    }

    /** Beyond the limit of sessions: who waits for one must not wait for the catalog too. */
    private static <T> T within(MongoPool pool, Reads<T> reads) throws EngineFailure {
        try (MongoSession session = pool.beyond()) {
            return reads.read(session);
        } catch (MongoFault e) {
            throw MongoErrors.failure(e);
        }
    }
}
