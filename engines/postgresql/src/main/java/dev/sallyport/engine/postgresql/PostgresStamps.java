package dev.sallyport.engine.postgresql;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a server is asked to tell whether its catalog changed, and of which relations.
 *
 * <p>A row of a catalog never changes in place where it matters here: a change writes another row, with the number of its
 * transaction. A row that a snapshot did not show was written by a transaction that had not ended then, so its number is not
 * below the oldest that ran, which is the snapshot's horizon. Hence two moments show the same rows exactly when they count as
 * many, and show the same ones among those behind the horizon of the first. Only these are hashed; mostly there are none.
 */
final class PostgresStamps {
    /** What ends and begins shows in it; on a standby it is not told apart, so there it is always another. */
    static final String MOMENT = "SELECT CASE WHEN pg_catalog.pg_is_in_recovery()"
            + " THEN pg_catalog.clock_timestamp()::text ELSE pg_catalog.pg_current_snapshot()::text END";

    static final String HORIZON = "SELECT pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text";

    /**
     * Where something of a relation stands.
     *
     * @param catalogs that its rows are of
     * @param rows of a catalog, each called `r`
     * @param relation that a row is of
     * @param key what tells rows apart
     * @param writers the transactions that wrote it
     * @param which of the rows, beside those of relations that are ours
     */
    private record Kept(
            Set<String> catalogs, String rows, String relation, String key, List<String> writers, String which) {
        static Kept in(String catalog, String relation, String key) {
            return new Kept(Set.of(catalog), "pg_catalog." + catalog + " r", relation, key, List.of("r.xmin"), "");
        }

        /** Of a catalog whose rows go only with their relations: none but the young ones. */
        static Kept young(String catalog, String relation, String key) {
            Kept all = in(catalog, relation, key);
            return new Kept(all.catalogs, all.rows, relation, key, all.writers, all.isYoung() + " AND ");
        }

        private String isYoung() {
            return writers.stream().map(PostgresStamps::young).collect(Collectors.joining(" OR ", "(", ")"));
        }

        /** As `IS TRUE` keeps the server from a join, whose plan is as good as its guess of the size of a catalog. */
        String stamps(int number) {
            return "SELECT " + number + ", " + relation + ", CASE WHEN " + isYoung()
                    + " THEN pg_catalog.hash_record_extended(ROW(" + key + ", " + String.join(", ", writers) + "), "
                    + number + ") ELSE 0 END FROM " + rows + " WHERE " + which + "(" + relation
                    + " IN (SELECT o.oid FROM ours o)) IS TRUE";
        }
    }

    /** An index that became a part of another stands for its table. */
    private static final String TABLE_OF_PART = "coalesce(x.indrelid, r.inhrelid)";

    private static final List<Kept> KEPT = List.of(
            new Kept(
                    Set.of("pg_class", "pg_namespace"),
                    "ours r",
                    "r.oid",
                    "r.oid",
                    List.of("r.written", "r.schema_written"),
                    ""),
            Kept.young("pg_attribute", "r.attrelid", "r.attrelid, r.attnum"),
            new Kept(
                    Set.of("pg_inherits", "pg_index"),
                    "pg_catalog.pg_inherits r LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = r.inhrelid",
                    TABLE_OF_PART,
                    "r.inhrelid, r.inhparent",
                    List.of("r.xmin"),
                    ""),
            Kept.in("pg_inherits", "r.inhparent", "r.inhrelid, r.inhparent"),
            Kept.in("pg_policy", "r.polrelid", "r.oid"),
            Kept.in("pg_rewrite", "r.ev_class", "r.oid"),
            Kept.in("pg_index", "r.indrelid", "r.indexrelid"),
            Kept.in("pg_constraint", "r.conrelid", "r.oid"),
            Kept.in("pg_constraint", "r.confrelid", "r.oid"),
            Kept.in("pg_trigger", "r.tgrelid", "r.oid"),
            Kept.in("pg_attrdef", "r.adrelid", "r.oid"),
            Kept.in("pg_partitioned_table", "r.partrelid", "r.partrelid"));

    /** Whose rights the role has. */
    static final String ROLES =
            "(SELECT ROW(count(*), bit_xor(pg_catalog.hash_record_extended(ROW(a.oid, a.rolsuper), 0)))"
                    + " FROM pg_catalog.pg_roles a WHERE pg_catalog.pg_has_role(a.oid, 'USAGE'))";

    /** What everything stands on: types, built-in functions, operators and casts, and whose rights the role has. */
    static final String SHARED = "SELECT ROW("
            + shared(
                    "pg_type r JOIN pg_catalog.pg_namespace n ON n.oid = r.typnamespace"
                            + " WHERE r.typtype <> 'c' AND NOT (r.typelem <> 0 AND r.typcategory = 'A')",
                    "r.oid, n.oid, n.xmin")
            + ", "
            + shared("pg_proc r WHERE r.pronamespace = 'pg_catalog'::pg_catalog.regnamespace", "r.oid")
            + ", "
            + shared("pg_operator r WHERE r.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace", "r.oid")
            + ", "
            + shared("pg_cast r", "r.oid")
            + ", "
            + shared("pg_opclass r WHERE r.opcdefault AND r.opcmethod IN (403, 405)", "r.oid")
            + ", " + PostgresExtension.STAMP + ", " + ROLES + ")::text";

    private PostgresStamps() {}

    private static String shared(String rows, String key) {
        return "(SELECT ROW(count(*), bit_xor(" + hash(key) + ")) FROM pg_catalog." + rows + ")";
    }

    /** Over what tells a row `r` apart and the transaction that wrote it. */
    static String hash(String key) {
        return "pg_catalog.hash_record_extended(ROW(" + key + ", r.xmin), 0)";
    }

    /** Whether a transaction is behind the horizon. */
    static String young(String writer) {
        return "pg_catalog.age(" + writer + ") <= (SELECT h.age FROM horizon h)";
    }

    /** The kinds of stamps that stand in some catalogs. */
    static Set<Integer> kinds(Set<String> catalogs) {
        return IntStream.range(0, KEPT.size())
                .filter(kind -> !Collections.disjoint(KEPT.get(kind).catalogs(), catalogs))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All of them. */
    static Set<Integer> kinds() {
        return IntStream.range(0, KEPT.size()).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Of some kinds, how many rows there are of each relation by its oid, and a hash over those behind the horizon. */
    static String each(String horizon, Set<Integer> kinds) {
        return "WITH " + horizon(horizon) + ", ours AS MATERIALIZED (SELECT c.oid, c.xmin AS written,"
                + " n.xmin AS schema_written FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE" + PostgresLoader.USERS_OWN
                + "), stamps(kind, relation, stamp) AS ("
                + kinds.stream()
                        .sorted()
                        .map(kind -> KEPT.get(kind).stamps(kind))
                        .collect(Collectors.joining(" UNION ALL "))
                + ") SELECT s.kind::text, s.relation::text, count(*)::text, bit_xor(s.stamp)::text FROM stamps s"
                + " GROUP BY s.kind, s.relation";
    }

    /** What a relation's description says of others stands behind these, too: the roots of partitions, and views. */
    static String dependents(String relations) {
        return "WITH RECURSIVE above AS (SELECT i.inhparent AS relation FROM pg_catalog.pg_inherits i"
                + " WHERE i.inhrelid IN (" + relations + ") UNION"
                + " SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN above a ON a.relation = i.inhrelid)"
                + " SELECT a.relation::text FROM above a UNION SELECT w.ev_class::text FROM pg_catalog.pg_depend d"
                + " JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid"
                + " WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass"
                + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid IN (" + relations
                + ")";
    }

    /** The age of a horizon, as a part of a `WITH`. */
    static String horizon(String horizon) {
        return "horizon AS MATERIALIZED (SELECT pg_catalog.age('"
                + Integer.toUnsignedString((int) Long.parseUnsignedLong(horizon)) + "'::pg_catalog.xid) AS age)";
    }
}
