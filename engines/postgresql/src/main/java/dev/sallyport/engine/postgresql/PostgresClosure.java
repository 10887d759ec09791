package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.Digest;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.core.Tuple;

/**
 * Whether the relations that a statement was resolved on are still what they were.
 *
 * <p>A fingerprint holds what gives a relation its meaning, and the transaction that last wrote each of its catalog rows.
 * The second half notices what was changed and changed back: a table cannot be renamed, altered or dropped while the
 * statement's own locks are held, but its schema can be renamed, and everything can happen before the locks are taken.
 * A definition that is kept in another catalog (defaults, constraints) changes these rows with it; children, row
 * security policies and what a view stands for do not, so relations that have them are read a second time.
 */
final class PostgresClosure {
    private static final String FINGERPRINTS =
            "SELECT c.oid::text, (c.relhassubclass OR c.relrowsecurity OR c.relkind IN ('v', 'm'))::text, ROW(c.xmin, n.oid, n.xmin, c.relkind,"
                    + " c.relispartition, c.relhassubclass, c.relrowsecurity, c.relforcerowsecurity, c.relowner,"
                    + " n.nspname, c.relname)::text, ARRAY(SELECT ROW(a.attname, a.atttypid, a.atttypmod,"
                    + " a.attgenerated, a.xmin)::text FROM pg_catalog.pg_attribute a"
                    + " WHERE a.attrelid = c.oid AND a.attnum > 0 ORDER BY a.attnum)::text, ";

    private static final String OF_RELATIONS =
            " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

    private static final String KEPT_ELSEWHERE = "SELECT c.oid::text, ARRAY(WITH RECURSIVE below AS ("
            + " SELECT i.inhrelid, i.xmin AS link FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid"
            + " UNION ALL SELECT i.inhrelid, i.xmin FROM pg_catalog.pg_inherits i"
            + " JOIN below b ON i.inhparent = b.inhrelid)"
            + " SELECT ROW(b.inhrelid, b.link, k.relkind, k.relowner)::text"
            + " FROM below b JOIN pg_catalog.pg_class k ON k.oid = b.inhrelid ORDER BY b.inhrelid)::text,"
            + " ARRAY(SELECT ROW(p.oid, p.xmin)::text FROM pg_catalog.pg_policy p"
            + " WHERE p.polrelid = c.oid ORDER BY p.oid)::text,"
            + " ARRAY(SELECT ROW(r.oid, r.xmin)::text FROM pg_catalog.pg_rewrite r"
            + " WHERE r.ev_class = c.oid ORDER BY r.oid)::text FROM pg_catalog.pg_class c WHERE ";

    private static final String NONE = "false";
    private static final int RULES = 4;

    private PostgresClosure() {}

    /** The statement that reads the fingerprints of a closure; the same for each run, so that its plan is kept. */
    static String query(Closure closure) {
        return query(among(relations(closure).map(Closure.Member::id).toList()), among(ruled(closure)))
                + PostgresExtension.query(closure.objects())
                + PostgresEnumeration.query(closure.objects());
    }

    /** Whether everything of a closure is what it was. */
    static boolean isSame(Closure closure, PostgresSession session) throws SQLException {
        return matches(closure, session.run(query(closure), _ -> {}, 0).get(0).tuples(), session);
    }

    static boolean writesToOne(Closure closure) {
        return ruled(closure).size() == 1;
    }

    /** The tables that a closure writes to, by their oids in a list. */
    static String written(Closure closure) {
        return numbers(ruled(closure));
    }

    /**
     * The statement that tells how to lock what a definition was resolved on, as one text: nobody else changes the structure
     * or the rules of what it changes, and nobody changes the structure of what it reads.
     */
    static String locks(Closure closure) {
        String changed = among(ruled(closure));
        String all = among(relations(closure).map(Closure.Member::id).toList());
        return "SELECT coalesce(string_agg(pg_catalog.format('LOCK TABLE %I.%I IN %s MODE', n.nspname, c.relname,"
                + " CASE WHEN " + changed
                + " THEN 'SHARE ROW EXCLUSIVE' ELSE 'ACCESS SHARE' END), '; ' ORDER BY c.oid), '')"
                + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.relkind IN ('r', 'p', 'v', 'm') AND " + all;
    }

    /** The tables whose rules are part of it, by their oids. */
    private static List<String> ruled(Closure closure) {
        return oids(PostgresRelation.RULES, closure.objects());
    }

    /** The oids behind a prefix, of those whose ids have it. */
    static List<String> oids(String prefix, Collection<Closure.Member> members) {
        return members.stream()
                .map(Closure.Member::id)
                .filter(id -> id.startsWith(prefix))
                .map(id -> id.substring(prefix.length()))
                .toList();
    }

    private static Stream<Closure.Member> relations(Closure closure) {
        return closure.objects().stream().filter(member -> isRelation(member.id()));
    }

    /** Whether it is the id of a relation, which is its oid and nothing else. */
    private static boolean isRelation(String id) {
        return Character.isDigit(id.charAt(0));
    }

    /**
     * The statement that reads fingerprints.
     *
     * @param condition holds for the relations that they are read of
     * @param ruled holds for those of them whose rules have one too
     */
    static String query(String condition, String ruled) {
        if (ruled.equals(NONE)) {
            return FINGERPRINTS + "NULL" + OF_RELATIONS + " WHERE " + condition;
        }
        return FINGERPRINTS + "CASE WHEN " + ruled + " THEN coalesce(v.versions, '') END" + OF_RELATIONS + " LEFT JOIN "
                + PostgresRulesQuery.versions(condition + " AND " + ruled) + " v ON v.root = c.oid WHERE " + condition;
    }

    /** Whether something must be read on before the comparison, in the same transaction. */
    static boolean needsMore(List<Tuple> found) {
        return found.stream().map(PostgresRow::new).anyMatch(PostgresClosure::needsMore);
    }

    private static boolean needsMore(PostgresRow row) {
        return row.is(1);
    }

    /** Whether what {@link #query(Closure)} found is what it was; reads on in the same transaction where it must. */
    static boolean matches(Closure closure, List<Tuple> found, PostgresSession session) throws SQLException {
        Map<String, String> then =
                closure.objects().stream().collect(toMap(Closure.Member::id, Closure.Member::fingerprint));
        return fingerprints(found, session).equals(then);
    }

    /** The fingerprint of each relation by its oid, and of the rules of those that have them. */
    static Map<String, String> fingerprints(List<Tuple> found, PostgresSession session) throws SQLException {
        List<PostgresRow> rows = found.stream().map(PostgresRow::new).toList();
        Map<String, String> more = keptElsewhere(
                rows.stream()
                        .filter(PostgresClosure::needsMore)
                        .map(row -> row.text(0))
                        .toList(),
                session);
        Map<String, String> fingerprints = HashMap.newHashMap(rows.size());
        for (PostgresRow row : rows) {
            String text = row.text(2) + row.text(3) + more.getOrDefault(row.text(0), "");
            fingerprints.put(row.text(0), Digest.of(text));
            if (!row.isNull(RULES)) {
                fingerprints.put(PostgresRelation.RULES + row.text(0), Digest.of(row.text(RULES)));
            }
        }
        return fingerprints;
    }

    private static Map<String, String> keptElsewhere(List<String> oids, PostgresSession session) throws SQLException {
        if (oids.isEmpty()) {
            return Map.of();
        }
        return session.run(KEPT_ELSEWHERE + among(oids), _ -> {}, 0).get(0).tuples().stream()
                .map(PostgresRow::new)
                .collect(toMap(row -> row.text(0), row -> row.text(1) + row.text(2) + row.text(3)));
    }

    private static String among(Collection<String> oids) {
        return oids.isEmpty() ? NONE : "c.oid IN (" + numbers(oids) + ")";
    }

    static String numbers(Collection<String> oids) {
        return oids.stream()
                .map(oid -> Integer.toUnsignedString(Integer.parseUnsignedInt(oid)))
                .collect(joining(", "));
    }
}
