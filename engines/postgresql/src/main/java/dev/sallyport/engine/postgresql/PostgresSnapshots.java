package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.postgresql.PostgresMark.Seen;
import dev.sallyport.engine.sql.run.Pace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current catalog snapshot, and how a newer one takes its place. Thread-safe.
 *
 * <p>What is missed meanwhile costs a refusal and another try: a statement runs only on what it was resolved on, which the
 * closure's fingerprints guard in its own transaction.
 */
final class PostgresSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSnapshots.class);

    /** So many times its own length without a look: regularly, and for names that are not known, which any agent can ask for. */
    private static final int REGULAR_REST = 4;

    private static final int ASKED_REST = 3;

    /** From one look to the next that nobody asks for. */
    private static final Duration LEAST = Duration.ofMillis(250);

    /** Where more than these have changed, everything is read. */
    private static final int MOST_CHANGED = 1000;

    private final PostgresPool pool;
    private final PostgresLoader loader;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong looks = new AtomicLong();
    private final Pace regular = new Pace(LEAST, REGULAR_REST, this::look);
    private final Pace asked = new Pace(Duration.ZERO, ASKED_REST, this::look);
    private volatile Held held;
    private volatile boolean failing;

    /** A catalog, and what the server's was marked by in the same snapshot. */
    private record Held(PostgresCatalog catalog, PostgresMark mark) {}

    private PostgresSnapshots(PostgresPool pool, PostgresLoader loader, Held first) {
        this.pool = pool;
        this.loader = loader;
        this.held = first;
    }

    static PostgresSnapshots load(PostgresPool pool, PostgresLoader loader) throws EngineFailure {
        return new PostgresSnapshots(pool, loader, read(pool, loader, PostgresMark::begin));
    }

    PostgresCatalog current() {
        return held.catalog();
    }

    /** The engine's spelling of a type, by its oid. */
    String typeName(int oid) {
        return current()
                .builtins()
                .type(Integer.toUnsignedLong(oid))
                .map(PostgresType::name)
                .orElse("unknown");
    }

    /** Reads everything anew. */
    void refresh() throws EngineFailure {
        loading.lock();
        try {
            replace(read(pool, loader, PostgresMark::beginWhole));
        } finally {
            loading.unlock();
        }
    }

    /** The same; never throws, because the next time may be better. */
    void refreshQuietly() {
        quietly(this::refresh);
    }

    /**
     * Looks whether the catalog is another one, and reads what changed, unless somebody began to do so since this was called.
     *
     * <p>Never throws; what was committed before the call is seen when it returns.
     */
    void look() {
        long before = looks.get();
        loading.lock();
        try {
            if (looks.compareAndSet(before, before + 1)) {
                quietly(this::lookNow);
            }
        } finally {
            loading.unlock();
        }
    }

    /** Looks in the background, as often as rests allow. */
    void lookRegularly() {
        regular.begin();
    }

    /**
     * Looks in the background: a name that is not known may have come meanwhile.
     *
     * <p>A name that exists and is hidden costs the same; however many are asked for, the looks take a quarter of one
     * connection's time at most.
     */
    void lookSoon() {
        asked.begin();
    }

    /** Reads a catalog, or fails. */
    @FunctionalInterface
    private interface Work {
        void run() throws EngineFailure;
    }

    /** Says once that it fails, until it works again. */
    private void quietly(Work work) {
        try {
            work.run();
            failing = false;
        } catch (EngineFailure e) {
            if (!failing) {
                LOG.warn("catalog was not refreshed: {}", e.errorClass());
            }
            failing = true;
        }
    }

    private void lookNow() throws EngineFailure {
        Held then = held;
        Optional<Held> now = look(then);
        replace(now.isPresent() ? now.get() : read(pool, loader, PostgresMark::beginWhole));
    }

    /** What there is now, or empty where everything is to be read. */
    private Optional<Held> look(Held then) throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            Optional<Held> now = switch (then.mark().look(session)) {
                case Seen.Nothing(var mark) -> Optional.of(new Held(then.catalog(), mark));
                case Seen.Some(var mark, var relations) ->
                    changed(then.catalog(), relations, session).map(catalog -> new Held(catalog, mark));
                case Seen.Everything() -> Optional.empty();
            };
            session.commit();
            return now;
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }

    private Optional<PostgresCatalog> changed(PostgresCatalog then, Set<String> relations, PostgresSession session)
            throws SQLException {
        if (relations.size() > MOST_CHANGED) {
            return Optional.empty();
        }
        PostgresCatalog next = loader.load(session, then, relations);
        return next.hasUnknownType() ? Optional.empty() : Optional.of(next);
    }

    /** An equal catalog stays the one that it is. */
    private void replace(Held next) {
        PostgresCatalog now = current();
        held = next.catalog().version().equals(now.version()) ? new Held(now, next.mark()) : next;
    }

    /** Marks the catalog in a transaction that it begins. */
    @FunctionalInterface
    private interface Marking {
        PostgresMark begin(PostgresSession session) throws SQLException;
    }

    private static Held read(PostgresPool pool, PostgresLoader loader, Marking marking) throws EngineFailure {
        try (PostgresSession session = pool.session()) {
            PostgresMark mark = marking.begin(session);
            PostgresCatalog catalog = loader.load(session);
            session.commit();
            return new Held(catalog, mark);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e, Optional.empty());
        }
    }
}
