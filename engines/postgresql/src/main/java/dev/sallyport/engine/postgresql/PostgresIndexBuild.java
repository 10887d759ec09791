package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Fate;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.core.Oid;

/**
 * The building of an index in transactions of the server's own, which no transaction of ours holds together: what is known of
 * it is its table, the name that it will have there, and that it was not there before.
 *
 * <p>An index that was not finished is there and invalid: it slows every write down and serves no read, so it is dropped
 * (PostgreSQL, CREATE INDEX, "Building Indexes Concurrently"). Whoever builds one or asks what became of it holds a claim on
 * it, an advisory lock that ends with the session.
 *
 * @param table by its oid
 * @param index by its name, without a schema
 */
record PostgresIndexBuild(String table, String index) {
    private static final String WORD = "index on ";
    private static final String CALLED = " called ";

    /** As our own printer spells it. */
    private static final Pattern TEXT =
            Pattern.compile("CREATE (?:UNIQUE )?INDEX CONCURRENTLY \"((?:[^\"]|\"\")+)\" ON .*", Pattern.DOTALL);

    private static final String CLAIM =
            "SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('sallyport ' || ?, 0))::text";

    private static final String LEAVE = "SELECT pg_catalog.pg_advisory_unlock_all()";

    /**
     * Of the session, because there is no transaction around what follows; the connection is not used again. Other transactions
     * may be waited for as long as the call has time.
     */
    private static final String BEGIN = "SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false),"
            + " pg_catalog.set_config('application_name', 'sallyport', false),"
            + " pg_catalog.set_config('lock_timeout', '0', false), pg_catalog.set_config('statement_timeout', ?, false)";

    private static final String FOUND = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),"
            + " (i.indisvalid AND i.indisready)::text, (i.indrelid = ?::pg_catalog.oid)::text,"
            + " pg_catalog.format('%I.%I', m.nspname, t.relname) FROM pg_catalog.pg_index i"
            + " JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN pg_catalog.pg_namespace m ON m.oid = t.relnamespace"
            + " WHERE c.relname = ? ORDER BY 3 DESC";

    /** Whoever uses the table is not held up for long. */
    private static final String CLEAN_UP =
            PostgresSession.BEGIN_WRITE + "; SELECT pg_catalog.set_config('lock_timeout', '1s', true); LOCK TABLE %s IN"
                    + " SHARE UPDATE EXCLUSIVE MODE";

    /** One that is to begin, on the one table that the closure changes; nothing when the index has no name of its own. */
    static Optional<PostgresIndexBuild> of(String text, Closure closure) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new PostgresIndexBuild(
                        PostgresClosure.written(closure), matcher.group(1).replace("\"\"", "\"")))
                : Optional.empty();
    }

    /** The one that has this name. */
    static Optional<PostgresIndexBuild> named(String name) {
        int called = name.indexOf(CALLED);
        return name.startsWith(WORD) && called > 0
                ? Optional.of(new PostgresIndexBuild(
                        name.substring(WORD.length(), called), name.substring(called + CALLED.length())))
                : Optional.empty();
    }

    /** By which it is known later, also to another gateway. */
    String name() {
        return WORD + table + CALLED + index;
    }

    /** Takes the claim for this session, which may have it already; false when another has it. */
    boolean claim(PostgresSession session) throws SQLException {
        return new PostgresRow(session.runWhole(CLAIM, to -> to.setStringParameter(1, name(), Oid.TEXT), 0)
                        .get(0)
                        .tuples()
                        .getFirst())
                .is(0);
    }

    /** Gives the claim up, which else ends with the session; it is not used again. */
    static void leave(PostgresSession session) {
        session.spoil();
        try {
            var _ = session.runWhole(LEAVE, _ -> {}, 0);
        } catch (SQLException ended) {
            // and the claim with it
        }
    }

    /** Whether the table has an index of this name, of whatever worth. */
    boolean isThere(PostgresSession session) throws SQLException {
        return found(session).filter(Found::ofTable).isPresent();
    }

    /** What became of it; what was not finished is dropped. Neither the claim nor the session is used again. */
    Fate fate(PostgresSession session) throws SQLException {
        session.spoil();
        if (!claim(session)) {
            return Fate.RUNNING;
        }
        try {
            Optional<Found> found = found(session);
            return found.isEmpty() ? Fate.UNDONE : fate(found.get(), session);
        } finally {
            leave(session);
        }
    }

    private Fate fate(Found found, PostgresSession session) throws SQLException {
        if (!found.ofTable) {
            // perhaps ours, on what had the table's name then
            return Fate.FORGOTTEN;
        }
        return found.valid || !isDropped(found, session) ? Fate.KEPT : Fate.UNDONE;
    }

    /** Somebody else may be building one of the same name; behind the lock it is finished, or nobody's. */
    private boolean isDropped(Found unfinished, PostgresSession session) throws SQLException {
        var _ = session.runCounted(CLEAN_UP.formatted(unfinished.table), _ -> {});
        Optional<Found> now = found(session).filter(each -> each.ofTable && !each.valid);
        if (now.isPresent()) {
            var _ = session.runCounted("DROP INDEX " + now.get().index + "; COMMIT", _ -> {});
        }
        return now.isPresent() || found(session).filter(Found::ofTable).isEmpty();
    }

    /** Builds it, within this time. */
    void run(String text, Duration time, PostgresSession session) throws SQLException {
        session.spoil();
        String milliseconds = Long.toString(Math.max(1, time.toMillis()));
        var _ = session.runWhole(BEGIN, to -> to.setStringParameter(1, milliseconds, Oid.TEXT), 0);
        var _ = session.runCounted(text, _ -> {});
    }

    /**
     * An index of this name.
     *
     * @param ofTable whether it is one of this table
     * @param table of which it is one
     */
    private record Found(String index, boolean valid, boolean ofTable, String table) {}

    private Optional<Found> found(PostgresSession session) throws SQLException {
        return session
                .runWhole(
                        FOUND,
                        to -> {
                            to.setStringParameter(1, table, Oid.TEXT);
                            to.setStringParameter(2, index, Oid.TEXT);
                        },
                        0)
                .get(0)
                .tuples()
                .stream()
                .map(PostgresRow::new)
                .map(row -> new Found(row.text(0), row.is(1), row.is(2), row.text(3)))
                .findFirst();
    }
}
