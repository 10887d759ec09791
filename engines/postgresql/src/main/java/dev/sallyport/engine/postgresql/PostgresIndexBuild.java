package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.Fate;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.postgresql.core.Oid;
import org.postgresql.core.Tuple;

/**
 * The building of an index in transactions of the server's own, which no transaction of ours holds together: what is known of
 * it is the table, and the indexes that this had before.
 *
 * <p>An index that was not finished is there and invalid: it slows every write down and serves no read, so it is dropped
 * (PostgreSQL, CREATE INDEX, "Building Indexes Concurrently").
 *
 * @param table by its oid
 * @param before the oids of its indexes
 */
record PostgresIndexBuild(String table, List<String> before) {
    private static final String WORD = "index of ";
    private static final String BESIDES = " besides ";

    /** Of the session, because there is no transaction around what follows; the connection is not used again. */
    private static final String BEGIN = "SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false)";

    private static final String RUNS =
            "SELECT (EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.relid = ?::pg_catalog.oid))::text";

    private static final String BEFORE = "SELECT coalesce(string_agg(i.indexrelid::text, ','), '')"
            + " FROM pg_catalog.pg_index i WHERE i.indrelid = ?::pg_catalog.oid";

    private static final String SINCE = "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid::text,"
            + " (EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid))::text"
            + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.indrelid = ?::pg_catalog.oid"
            + " AND i.indexrelid::text <> ALL (pg_catalog.string_to_array(?, ','))";

    PostgresIndexBuild {
        before = List.copyOf(before);
    }

    /** One that begins now, on the one table that the closure changes. */
    static PostgresIndexBuild begin(Closure closure, PostgresSession session) throws SQLException {
        String table = PostgresClosure.written(closure);
        PostgresResults found = session.run(BEFORE, to -> to.setStringParameter(1, table, Oid.TEXT), 0);
        String before = new PostgresRow(found.get(0).tuples().getFirst()).text(0);
        return new PostgresIndexBuild(table, List.of(before.split(",")));
    }

    /** The one that has this name. */
    static Optional<PostgresIndexBuild> named(String name) {
        int besides = name.indexOf(BESIDES);
        if (!name.startsWith(WORD) || besides < 0) {
            return Optional.empty();
        }
        String table = name.substring(WORD.length(), besides);
        return Optional.of(new PostgresIndexBuild(
                table, List.of(name.substring(besides + BESIDES.length()).split(","))));
    }

    /** By which it is known later, also to another gateway. */
    String name() {
        return WORD + table + BESIDES + String.join(",", before);
    }

    /** What became of it. Of several that are new nobody can say which one it is. */
    Fate fate(PostgresSession session) throws SQLException {
        List<PostgresRow> since = since(session);
        return switch (since.size()) {
            case 0 -> isRunning(session) ? Fate.RUNNING : Fate.UNDONE;
            case 1 -> fate(since.getFirst(), session);
            default -> Fate.FORGOTTEN;
        };
    }

    private static Fate fate(PostgresRow index, PostgresSession session) throws SQLException {
        if (isValid(index)) {
            return Fate.KEPT;
        }
        if (isBeingBuilt(index)) {
            return Fate.RUNNING;
        }
        drop(List.of(index), session);
        return Fate.UNDONE;
    }

    /** Drops what is new and was not finished, and is not being built any more. */
    void cleanUp(PostgresSession session) throws SQLException {
        drop(
                since(session).stream()
                        .filter(Predicate.not(PostgresIndexBuild::isValid))
                        .filter(Predicate.not(PostgresIndexBuild::isBeingBuilt))
                        .toList(),
                session);
    }

    private static void drop(List<PostgresRow> indexes, PostgresSession session) throws SQLException {
        for (PostgresRow index : indexes) {
            runAlone("DROP INDEX CONCURRENTLY " + index.text(0), session);
        }
    }

    /** Runs what the server takes outside of a transaction alone, on a connection that is not used again. */
    static void runAlone(String sql, PostgresSession session) throws SQLException {
        session.spoil();
        session.runAlone(BEGIN);
        session.runAlone(sql);
    }

    private List<PostgresRow> since(PostgresSession session) throws SQLException {
        List<Tuple> found = session.runWhole(
                        SINCE,
                        to -> {
                            to.setStringParameter(1, table, Oid.TEXT);
                            to.setStringParameter(2, String.join(",", before), Oid.TEXT);
                        },
                        0)
                .get(0)
                .tuples();
        return found.stream().map(PostgresRow::new).toList();
    }

    private boolean isRunning(PostgresSession session) throws SQLException {
        PostgresResults found = session.runWhole(RUNS, to -> to.setStringParameter(1, table, Oid.TEXT), 0);
        return new PostgresRow(found.get(0).tuples().getFirst()).is(0);
    }

    private static boolean isValid(PostgresRow index) {
        return index.is(1);
    }

    private static boolean isBeingBuilt(PostgresRow index) {
        return index.is(2);
    }
}
