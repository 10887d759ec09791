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
 * (PostgreSQL, CREATE INDEX, "Building Indexes Concurrently").
 *
 * @param table by its oid
 * @param index by its name, without a schema
 */
record PostgresIndexBuild(String table, String index) {
    private static final Duration CLEAN_UP = Duration.ofSeconds(30);
    private static final String WORD = "index on ";
    private static final String CALLED = " called ";

    /** As our own printer spells it. */
    private static final Pattern TEXT =
            Pattern.compile("CREATE (?:UNIQUE )?INDEX CONCURRENTLY \"((?:[^\"]|\"\")+)\" ON .*", Pattern.DOTALL);

    /**
     * Of the session, because there is no transaction around what follows; the connection is not used again. Other transactions
     * may be waited for as long as the call has time.
     */
    private static final String BEGIN = "SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false),"
            + " pg_catalog.set_config('application_name', ?, false), pg_catalog.set_config('lock_timeout', '0', false),"
            + " pg_catalog.set_config('statement_timeout', ?, false)";

    /** Sessions of the gateway's own role, which it may always see. */
    private static final String RUNS = "SELECT (EXISTS (SELECT FROM pg_catalog.pg_stat_activity a"
            + " WHERE a.application_name = ? AND a.usename = current_user AND a.state <> 'idle'))::text";

    private static final String FOUND = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),"
            + " (i.indisvalid AND i.indisready)::text FROM pg_catalog.pg_index i"
            + " JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE i.indrelid = ?::pg_catalog.oid AND c.relname = ?";

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

    /** Whether the table has an index of this name, of whatever worth. */
    boolean isThere(PostgresSession session) throws SQLException {
        return found(session).isPresent();
    }

    /** What became of it; what was not finished is dropped. */
    Fate fate(PostgresSession session) throws SQLException {
        boolean runs = new PostgresRow(session.runWhole(RUNS, to -> to.setStringParameter(1, label(), Oid.TEXT), 0)
                        .get(0)
                        .tuples()
                        .getFirst())
                .is(0);
        Optional<PostgresRow> found = found(session);
        if (found.isPresent() && found.get().is(1)) {
            return Fate.KEPT;
        }
        if (runs) {
            return Fate.RUNNING;
        }
        if (found.isPresent()) {
            runAlone("DROP INDEX CONCURRENTLY " + found.get().text(0), "sallyport", CLEAN_UP, session);
        }
        return Fate.UNDONE;
    }

    /** Builds it, within this time. */
    void run(String text, Duration time, PostgresSession session) throws SQLException {
        runAlone(text, label(), time, session);
    }

    private static void runAlone(String sql, String label, Duration time, PostgresSession session) throws SQLException {
        session.spoil();
        var _ = session.runWhole(
                BEGIN,
                to -> {
                    to.setStringParameter(1, label, Oid.TEXT);
                    to.setStringParameter(2, Long.toString(Math.max(1, time.toMillis())), Oid.TEXT);
                },
                0);
        var _ = session.runCounted(sql, _ -> {});
    }

    /** What the server's session is called meanwhile; the server keeps 63 bytes of it. */
    private String label() {
        return "sallyport:" + PostgresDigest.of(name()).substring(0, 40);
    }

    private Optional<PostgresRow> found(PostgresSession session) throws SQLException {
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
                .findFirst();
    }
}
