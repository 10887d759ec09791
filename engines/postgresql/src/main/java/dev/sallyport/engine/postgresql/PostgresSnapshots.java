package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The current catalog snapshot, and how a newer one takes its place. Thread-safe. */
final class PostgresSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSnapshots.class);

    /** A reading for names that are not known is followed by so many times its own length without one. */
    private static final int REST = 3;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    private final PostgresPool pool;
    private final PostgresLoader loader;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong rested = new AtomicLong(System.nanoTime());
    private volatile PostgresCatalog current;

    private PostgresSnapshots(PostgresPool pool, PostgresLoader loader, PostgresCatalog first) {
        this.pool = pool;
        this.loader = loader;
        this.current = first;
    }

    static PostgresSnapshots load(PostgresPool pool, PostgresLoader loader) throws EngineFailure {
        return new PostgresSnapshots(pool, loader, read(pool, loader));
    }

    PostgresCatalog current() {
        return current;
    }

    /** The engine's spelling of a type, by its oid. */
    String typeName(int oid) {
        return current.builtins()
                .type(Integer.toUnsignedLong(oid))
                .map(PostgresType::name)
                .orElse("unknown");
    }

    void refresh() throws EngineFailure {
        loading.lock();
        try {
            replace(read(pool, loader));
        } finally {
            loading.unlock();
        }
    }

    /**
     * Reads the relations anew, unless somebody else has done so since this was called.
     *
     * <p>Types and functions stay, unless a column is of a type that is not known yet.
     */
    void refreshRelations() {
        PostgresCatalog seen = current;
        loading.lock();
        try {
            if (current.version().equals(seen.version())) {
                replace(readRelations());
            }
        } catch (EngineFailure e) {
            LOG.warn("catalog was not refreshed: {}", e.errorClass());
        } finally {
            loading.unlock();
        }
    }

    /**
     * Reads the relations anew in the background: a name that is not known may have come meanwhile.
     *
     * <p>A name that exists and is hidden costs the same; however many are asked for, the readings take a quarter of one
     * connection's time at most.
     */
    void refreshSoon() {
        long due = rested.get();
        long now = System.nanoTime();
        if (now - due >= 0 && rested.compareAndSet(due, now + LONGEST)) {
            var _ = Thread.ofVirtual().name("postgresql-catalog").start(() -> {
                refreshRelations();
                long end = System.nanoTime();
                rested.set(end + REST * (end - now));
            });
        }
    }

    /** Never throws; the next time may be better. */
    void refreshQuietly() {
        try {
            refresh();
        } catch (EngineFailure e) {
            LOG.warn("catalog was not refreshed: {}", e.errorClass());
        }
    }

    private void replace(PostgresCatalog next) {
        if (!next.version().equals(current.version())) {
            current = next;
        }
    }

    private PostgresCatalog readRelations() throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            PostgresCatalog next = loader.load(session, current.builtins());
            return next.hasUnknownType() ? loader.load(session, PostgresBuiltinsLoader.load(session)) : next;
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    private static PostgresCatalog read(PostgresPool pool, PostgresLoader loader) throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            return loader.load(session, PostgresBuiltinsLoader.load(session));
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }
}
