package dev.sallyport.engine.postgresql;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.postgresql.core.Tuple;

/**
 * What the server's catalog was marked by when it was read, to tell later whether it is another one.
 *
 * @param moment as {@link PostgresStamps#MOMENT} says
 * @param horizon the oldest transaction that ran when the stamps were first taken
 * @param shared over what everything stands on
 * @param tally of each catalog
 * @param stamps of each relation by its oid, by their kind; empty where none were taken yet
 */
record PostgresMark(
        String moment, String horizon, String shared, PostgresTally tally, Map<Integer, Map<String, Stamp>> stamps) {
    /** How many rows of one kind say something of a relation, and a hash over those behind the horizon. */
    record Stamp(long rows, long hash) {}

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

    /**
     * Begins a transaction over one snapshot, and marks the catalog as it shows it, but for the stamps of relations: the first
     * look that finds nothing changed takes them, so that a start does not wait for them.
     */
    static PostgresMark begin(PostgresSession session) throws SQLException {
        String first = String.join("; ", PostgresStamps.MOMENT, PostgresStamps.HORIZON, PostgresStamps.SHARED);
        PostgresResults results = session.run(PostgresLoader.SNAPSHOT + first, _ -> {}, 0);
        String horizon = text(results, 1);
        PostgresTally tally = PostgresTally.of(horizon, session);
        return new PostgresMark(text(results, 0), horizon, text(results, 2), tally, Map.of());
    }

    /** The same with the stamps of relations. */
    static PostgresMark beginWhole(PostgresSession session) throws SQLException {
        return begin(session).whole(session);
    }

    private PostgresMark whole(PostgresSession session) throws SQLException {
        return stamps.isEmpty()
                ? new PostgresMark(moment, horizon, shared, tally, taken(PostgresStamps.kinds(), session))
                : this;
    }

    /** Begins a transaction over one snapshot, and compares; where nothing has ended meanwhile, that is one short question. */
    Seen look(PostgresSession session) throws SQLException {
        String now = text(session.run(PostgresLoader.SNAPSHOT + PostgresStamps.MOMENT, _ -> {}, 0), 0);
        return now.equals(moment) ? new Seen.Nothing(whole(session)) : compare(now, session);
    }

    private Seen compare(String now, PostgresSession session) throws SQLException {
        PostgresTally counted = PostgresTally.of(horizon, session);
        Set<String> differing = counted.differing(tally);
        if (differing.isEmpty()) {
            return new Seen.Nothing(new PostgresMark(now, horizon, shared, tally, stamps).whole(session));
        }
        boolean isShared =
                text(session.run(PostgresStamps.SHARED, _ -> {}, 0), 0).equals(shared);
        return isShared && !stamps.isEmpty()
                ? changed(new PostgresMark(now, horizon, shared, counted, stamps), differing, session)
                : new Seen.Everything();
    }

    /** What differs may be of no relation that is ours. */
    private static Seen changed(PostgresMark then, Set<String> differing, PostgresSession session) throws SQLException {
        Map<Integer, Map<String, Stamp>> later = new HashMap<>(then.stamps);
        later.putAll(then.taken(PostgresStamps.kinds(differing), session));
        PostgresMark mark = new PostgresMark(then.moment, then.horizon, then.shared, then.tally, Map.copyOf(later));
        Set<String> relations = new HashSet<>();
        later.forEach((kind, stamps) -> relations.addAll(differing(then.stamps.getOrDefault(kind, Map.of()), stamps)));
        return relations.isEmpty() ? new Seen.Nothing(mark) : new Seen.Some(mark, relations);
    }

    private static Set<String> differing(Map<String, Stamp> then, Map<String, Stamp> now) {
        if (then.equals(now)) {
            return Set.of();
        }
        Set<String> relations = new HashSet<>(then.keySet());
        relations.addAll(now.keySet());
        relations.removeIf(relation -> Objects.equals(then.get(relation), now.get(relation)));
        return relations;
    }

    private Map<Integer, Map<String, Stamp>> taken(Set<Integer> kinds, PostgresSession session) throws SQLException {
        Map<Integer, Map<String, Stamp>> taken = new HashMap<>();
        kinds.forEach(kind -> taken.put(kind, new HashMap<>()));
        if (!kinds.isEmpty()) {
            for (Tuple tuple : session.run(PostgresStamps.each(horizon, kinds), _ -> {}, 0)
                    .get(0)
                    .tuples()) {
                PostgresRow row = new PostgresRow(tuple);
                requireNonNull(taken.get(row.smallNumber(0))).put(row.text(1), new Stamp(row.number(2), row.number(3)));
            }
        }
        return taken;
    }

    private static String text(PostgresResults results, int statement) throws SQLException {
        return new PostgresRow(results.get(statement).tuples().getFirst()).text(0);
    }
}
