package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.sql.run.Pace;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.time.Duration;
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
final class MySqlSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(MySqlSnapshots.class);
    /** So many times its own length without a look: regularly, and for names that are not known, which any agent can ask for. */
    private static final int REGULAR_REST = 20;

    private static final int ASKED_REST = 3;
    /** From one look to the next that nobody asks for. */
    private static final Duration LEAST = Duration.ofMillis(500);
    /** What the server has begun may end this long after it, before a look sees that all the same. */
    private static final long WHOLE_LOOK = Duration.ofSeconds(15).toNanos();
    /** No statement of these takes longer. */
    private static final Duration TIME = Duration.ofMinutes(1);
    /** So often a catalog is read that changes while it is read. */
    private static final int TRIES = 3;

    private final MySqlPool pool;
    private final MySqlLoader loader;
    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong looks = new AtomicLong();
    private final Pace regular = new Pace(LEAST, REGULAR_REST, () -> quietly(this::lookCheaply));
    private final Pace asked = new Pace(Duration.ZERO, ASKED_REST, this::look);
    private volatile Held held;
    private volatile boolean failing;

    /** A catalog, what the server's was marked by when it was read, and when it was last compared as a whole. */
    private record Held(MySqlCatalog catalog, MySqlMark mark, long compared) {}

    private MySqlSnapshots(MySqlPool pool, MySqlLoader loader, Held first) {
        this.pool = pool;
        this.loader = loader;
        this.held = first;
    }

    static MySqlSnapshots load(MySqlPool pool, MySqlLoader loader) throws EngineFailure {
        return new MySqlSnapshots(pool, loader, within(pool, session -> read(session, loader, mark(session, loader))));
    }

    MySqlCatalog current() {
        return held.catalog();
    }

    /** Reads everything anew. */
    void refresh() throws EngineFailure {
        loading.lock();
        try {
            replace(within(pool, session -> read(session, loader, mark(session, loader))));
        } finally {
            loading.unlock();
        }
    }

    /**
     * Looks whether the catalog is another one, and reads it then, unless somebody began to do so since this was called.
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

    /** Reads with a session. */
    @FunctionalInterface
    private interface Reads<T> {
        T read(MySqlSession session) throws SQLException;
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

    /** Whether anything was begun that may change the catalog; everything is compared now and then all the same. */
    private void lookCheaply() throws EngineFailure {
        Held then = held;
        boolean due = System.nanoTime() - then.compared() >= WHOLE_LOOK;
        if (due || !within(pool, MySqlMark::begun).equals(then.mark().begun())) {
            look();
        }
    }

    private void lookNow() throws EngineFailure {
        Held then = held;
        replace(within(pool, session -> {
            MySqlMark now = mark(session, loader);
            return now.sums().equals(then.mark().sums())
                    ? new Held(then.catalog(), now, System.nanoTime())
                    : read(session, loader, now);
        }));
    }

    private static MySqlMark mark(MySqlSession session, MySqlLoader loader) throws SQLException {
        return MySqlMark.take(session, loader.marks());
    }

    /** The catalog between two equal marks; one that never rests is taken as it is, because each closure is compared. */
    private static Held read(MySqlSession session, MySqlLoader loader, MySqlMark before) throws SQLException {
        MySqlMark mark = before;
        for (int tries = 1; ; tries++) {
            MySqlCatalog catalog = loader.load(session);
            MySqlMark after = mark(session, loader);
            if (after.sums().equals(mark.sums()) || tries == TRIES) {
                return new Held(catalog, mark, System.nanoTime());
            }
            mark = after;
        }
    }

    /** An equal catalog stays the one that it is. */
    private void replace(Held next) {
        MySqlCatalog now = current();
        held = next.catalog().version().equals(now.version()) ? new Held(now, next.mark(), next.compared()) : next;
    }

    private static <T> T within(MySqlPool pool, Reads<T> reads) throws EngineFailure {
        try (MySqlSession session = pool.session()) {
            try {
                session.pin(OperationKind.READ, TIME, Long.MAX_VALUE);
                return reads.read(session);
            } finally {
                session.rollBack();
            }
        } catch (SQLException e) {
            throw MySqlErrors.failure(e);
        }
    }
}
