package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.core.Tuple;

/**
 * What the server's catalog was marked by when it was read, to tell later whether it is another one.
 *
 * @param moment as {@link PostgresStamps#MOMENT} says
 * @param horizon the oldest transaction that ran when the stamps were first taken
 * @param shared over what everything stands on
 * @param stamps of each relation by its oid
 */
record PostgresMark(String moment, String horizon, String shared, Map<String, Stamp> stamps) {
    /** How many rows of the catalog say something of a relation, and a hash over those behind the horizon. */
    record Stamp(long rows, long hash) {
        Stamp and(Stamp other) {
            return new Stamp(rows + other.rows, hash ^ other.hash);
        }
    }

    /** What became of the catalog since it was marked. */
    sealed interface Seen {
        /**
         * It is what it was.
         *
         * @param mark the later one of the same catalog
         */
        record Nothing(PostgresMark mark) implements Seen {}

        /**
         * Some relations are not what they were.
         *
         * @param relations that are others, that are new, or that are gone, by their oids
         */
        record Some(PostgresMark mark, Set<String> relations) implements Seen {}

        /** Something that everything stands on. */
        record Everything() implements Seen {}
    }

    /** Begins a transaction over one snapshot, and marks the catalog as it shows it. */
    static PostgresMark begin(PostgresSession session) throws SQLException {
        String first = String.join("; ", PostgresStamps.MOMENT, PostgresStamps.HORIZON, PostgresStamps.SHARED);
        PostgresResults results = session.run(PostgresLoader.SNAPSHOT + first, _ -> {}, 0);
        String horizon = text(results, 1);
        return new PostgresMark(text(results, 0), horizon, text(results, 2), stamps(horizon, session));
    }

    /** Begins a transaction over one snapshot, and compares; where nothing has ended meanwhile, that is one short question. */
    Seen look(PostgresSession session) throws SQLException {
        String now = text(session.run(PostgresLoader.SNAPSHOT + PostgresStamps.MOMENT, _ -> {}, 0), 0);
        return now.equals(moment) ? new Seen.Nothing(this) : compare(now, session);
    }

    private Seen compare(String now, PostgresSession session) throws SQLException {
        PostgresResults results =
                session.run(PostgresStamps.SHARED + "; " + PostgresStamps.summary(horizon), _ -> {}, 0);
        if (!text(results, 0).equals(shared)) {
            return new Seen.Everything();
        }
        Stamp summary = stamp(new PostgresRow(results.get(1).tuples().getFirst()), 0);
        return summary.equals(summary())
                ? new Seen.Nothing(new PostgresMark(now, horizon, shared, stamps))
                : changed(new PostgresMark(now, horizon, shared, stamps(horizon, session)));
    }

    private Seen changed(PostgresMark later) {
        Set<String> relations = new HashSet<>(stamps.keySet());
        relations.addAll(later.stamps.keySet());
        relations.removeIf(relation -> {
            Stamp now = later.stamps.get(relation);
            return now != null && now.equals(stamps.get(relation));
        });
        return new Seen.Some(later, relations);
    }

    private Stamp summary() {
        return stamps.values().stream().reduce(new Stamp(0, 0), Stamp::and);
    }

    private static Map<String, Stamp> stamps(String horizon, PostgresSession session) throws SQLException {
        List<Tuple> found =
                session.run(PostgresStamps.each(horizon), _ -> {}, 0).get(0).tuples();
        Stream<PostgresRow> rows = found.stream().map(PostgresRow::new);
        return rows.collect(toMap(row -> row.text(0), row -> stamp(row, 1)));
    }

    private static Stamp stamp(PostgresRow row, int column) {
        return new Stamp(row.number(column), row.number(column + 1));
    }

    private static String text(PostgresResults results, int statement) throws SQLException {
        return new PostgresRow(results.get(statement).tuples().getFirst()).text(0);
    }
}
