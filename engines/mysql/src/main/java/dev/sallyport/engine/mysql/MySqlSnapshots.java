package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Snapshots;
import dev.sallyport.operation.OperationKind;
import java.sql.SQLException;
import java.time.Duration;

/** The snapshots of a catalog that its sums mark. */
final class MySqlSnapshots extends Snapshots<MySqlCatalog, MySqlSnapshots.Compared> {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final int REST = 20;
    /** What the server has begun may end this long after it, before a look sees that all the same. */
    private static final long WHOLE_LOOK = Duration.ofSeconds(15).toNanos();
    /** No statement of these takes longer. */
    private static final Duration TIME = Duration.ofMinutes(1);
    /** So often a catalog is read that changes while it is read. */
    private static final int TRIES = 3;

    private final MySqlPool pool;
    private final MySqlLoader loader;

    /** What the server's catalog was marked by, and when that was last compared as a whole. */
    record Compared(MySqlMark mark, long at) {}

    private MySqlSnapshots(MySqlPool pool, MySqlLoader loader, Held<MySqlCatalog, Compared> first) {
        super(first, LEAST, REST);
        this.pool = pool;
        this.loader = loader;
    }

    static MySqlSnapshots load(MySqlPool pool, MySqlLoader loader) throws EngineFailure {
        return new MySqlSnapshots(pool, loader, read(pool, loader));
    }

    @Override
    protected Held<MySqlCatalog, Compared> read() throws EngineFailure {
        return read(pool, loader);
    }

    /** Reads with a session. */
    @FunctionalInterface
    private interface Reads<T> {
        T read(MySqlSession session) throws SQLException;
    }

    /** Whether anything was begun that may change the catalog; everything is compared now and then all the same. */
    @Override
    protected boolean isDue(Held<MySqlCatalog, Compared> then) throws EngineFailure {
        return System.nanoTime() - then.mark().at() >= WHOLE_LOOK
                || !within(pool, MySqlMark::begun).equals(then.mark().mark().begun());
    }

    @Override
    protected Held<MySqlCatalog, Compared> readChanged(Held<MySqlCatalog, Compared> then) throws EngineFailure {
        return within(pool, session -> {
            MySqlMark now = mark(session, loader);
            return now.sums().equals(then.mark().mark().sums())
                    ? held(then.catalog(), now)
                    : read(session, loader, now);
        });
    }

    private static Held<MySqlCatalog, Compared> held(MySqlCatalog catalog, MySqlMark mark) {
        return new Held<>(catalog, new Compared(mark, System.nanoTime()));
    }

    private static MySqlMark mark(MySqlSession session, MySqlLoader loader) throws SQLException {
        return MySqlMark.take(session, loader.marks());
    }

    private static Held<MySqlCatalog, Compared> read(MySqlPool pool, MySqlLoader loader) throws EngineFailure {
        return within(pool, session -> read(session, loader, mark(session, loader)));
    }

    /** The catalog between two equal marks; one that never rests is taken as it is, because each closure is compared. */
    private static Held<MySqlCatalog, Compared> read(MySqlSession session, MySqlLoader loader, MySqlMark before)
            throws SQLException {
        MySqlMark mark = before;
        for (int tries = 1; ; tries++) {
            MySqlCatalog catalog = loader.load(session);
            MySqlMark after = mark(session, loader);
            if (after.sums().equals(mark.sums()) || tries == TRIES) {
                return held(catalog, mark);
            }
            mark = after;
        }
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
