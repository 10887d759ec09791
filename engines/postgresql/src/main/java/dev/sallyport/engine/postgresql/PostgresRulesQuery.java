package dev.sallyport.engine.postgresql;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What a server is asked for the rules of its tables: kind, columns, another table and its columns, and a detail. */
final class PostgresRulesQuery {
    /** What can have rules of its own that are read. */
    static final String RULED = "c.relkind IN ('r', 'p')";

    private static final String USERS_CODE = "EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = %s"
            + " AND d.objid = %s AND d.refclassid IN ('pg_catalog.pg_proc'::pg_catalog.regclass,"
            + " 'pg_catalog.pg_operator'::pg_catalog.regclass))";

    private static final String COLUMNS_OF = "(SELECT pg_catalog.string_agg(DISTINCT d.refobjsubid::text, ' ')"
            + " FROM pg_catalog.pg_depend d WHERE d.classid = %s AND d.objid = %s"
            + " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = c.oid"
            + " AND d.refobjsubid > 0)";

    private static final String CLASS = "'pg_catalog.pg_class'::pg_catalog.regclass";
    private static final String DEFAULT = "'pg_catalog.pg_attrdef'::pg_catalog.regclass";
    private static final String CONSTRAINT = "'pg_catalog.pg_constraint'::pg_catalog.regclass";

    /** Of an index that computes nothing and chooses nothing, its columns are just those that it lists. */
    private static final String PLAIN =
            "CASE WHEN i.indexprs IS NULL AND i.indpred IS NULL AND i.indnatts = i.indnkeyatts"
                    + " THEN pg_catalog.array_to_string(i.indkey::int2[], ' ') ELSE ";

    private static final String UNIQUE = "SELECT c.oid, CASE WHEN i.indisprimary THEN 'primary' ELSE 'unique' END, "
            + PLAIN + "pg_catalog.concat_ws(' ', (SELECT pg_catalog.string_agg(k.n::text, ' ')"
            + " FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY k(n, place)"
            + " WHERE k.place <= i.indnkeyatts AND k.n > 0), "
            + COLUMNS_OF.formatted(CLASS, "i.indexrelid")
            + ") END, coalesce((SELECT k.conname::text FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid"
            + " AND k.conrelid = c.oid AND k.contype IN ('p', 'u')), ''), '', (i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate AND i.indisvalid"
            + " AND i.indisunique AND NOT i.indnullsnotdistinct)::text"
            + " FROM pg_catalog.pg_index i JOIN ruled c ON c.oid = i.indrelid WHERE (i.indisunique OR i.indisexclusion)";

    /** What an index computes, or how long its entry is, fails or not by every column in it. */
    private static final String COMPUTED_INDEX = "SELECT c.oid, 'check', " + PLAIN
            + "pg_catalog.concat_ws(' ', (SELECT pg_catalog.string_agg(k.n::text, ' ') FROM pg_catalog.unnest(i.indkey::int2[]) k(n) WHERE k.n > 0), "
            + COLUMNS_OF.formatted(CLASS, "i.indexrelid")
            + ") END, '', '', 'true' FROM pg_catalog.pg_index i JOIN ruled c ON c.oid = i.indrelid"
            + " WHERE NOT i.indisunique AND NOT i.indisexclusion"
            + " AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL OR i.indnatts > 1)";

    private static final String INDEX_CODE = "SELECT c.oid, 'code', '', '', '', '28'"
            + " FROM pg_catalog.pg_index i JOIN ruled c ON c.oid = i.indrelid WHERE "
            + USERS_CODE.formatted(CLASS, "i.indexrelid");

    private static final String REFERENCES = "SELECT c.oid, 'references', pg_catalog.array_to_string(k.conkey, ' '),"
            + " k.confrelid::text, pg_catalog.array_to_string(k.confkey, ' '), ''"
            + " FROM pg_catalog.pg_constraint k JOIN ruled c ON c.oid = k.conrelid WHERE k.contype = 'f' AND k.conparentid = 0";

    private static final String REFERENCED = "SELECT c.oid, 'referenced', pg_catalog.array_to_string(k.confkey, ' '),"
            + " k.conrelid::text, pg_catalog.array_to_string(k.conkey, ' '),"
            + " k.confdeltype::text || k.confupdtype::text"
            + " FROM pg_catalog.pg_constraint k JOIN ruled c ON c.oid = k.confrelid WHERE k.contype = 'f' AND k.conparentid = 0";

    private static final String CHECK = "SELECT c.oid, 'check', pg_catalog.array_to_string(k.conkey, ' '), '', '',"
            + " k.convalidated::text"
            + " FROM pg_catalog.pg_constraint k JOIN ruled c ON c.oid = k.conrelid WHERE (k.contype = 'c' OR (k.contype = 'n' AND NOT k.convalidated))";

    private static final String CHECK_CODE = "SELECT c.oid, 'code', '', '', '', '20'"
            + " FROM pg_catalog.pg_constraint k JOIN ruled c ON c.oid = k.conrelid WHERE k.contype = 'c' AND "
            + USERS_CODE.formatted(CONSTRAINT, "k.oid");

    private static final String TRIGGER = "SELECT c.oid, 'code', '', '', '', g.tgtype::text"
            + " FROM pg_catalog.pg_trigger g JOIN ruled c ON c.oid = g.tgrelid WHERE NOT g.tgisinternal AND g.tgenabled <> 'D'";

    private static final String REWRITE = "SELECT c.oid, 'code', '', '', '', '28'"
            + " FROM pg_catalog.pg_rewrite w JOIN ruled c ON c.oid = w.ev_class";

    private static final String POLICY = "SELECT c.oid, 'code', '', '', '', '28' FROM ruled c WHERE c.relrowsecurity";

    private static final String COMPUTED = "SELECT c.oid, CASE WHEN a.attgenerated::text <> '' THEN 'generated'"
            + " ELSE 'default' END, f.adnum::text, '', CASE WHEN a.attgenerated::text <> '' THEN "
            + COLUMNS_OF.formatted(DEFAULT, "f.oid")
            + " END, (NOT EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.refobjid"
            + " WHERE d.classid = " + DEFAULT + " AND d.objid = f.oid AND d.refclassid = " + CLASS
            + " AND s.relkind = 'S'))::text FROM pg_catalog.pg_attrdef f JOIN ruled c ON c.oid = f.adrelid JOIN pg_catalog.pg_attribute a"
            + " ON a.attrelid = f.adrelid AND a.attnum = f.adnum";

    /** What a partition computes in its own way, by the columns of the table. */
    private static final String COMPUTED_BELOW = "SELECT DISTINCT b.root, 'generated', a.attnum::text, '',"
            + " (SELECT pg_catalog.string_agg(DISTINCT w.attnum::text, ' ') FROM pg_catalog.pg_depend d"
            + " JOIN pg_catalog.pg_attribute v ON v.attrelid = d.refobjid AND v.attnum = d.refobjsubid"
            + " JOIN pg_catalog.pg_attribute w ON w.attrelid = b.root AND w.attname = v.attname"
            + " WHERE d.classid = " + DEFAULT + " AND d.objid = f.oid AND d.refclassid = " + CLASS
            + " AND d.refobjid = f.adrelid AND d.refobjsubid > 0), ''"
            + " FROM below b JOIN pg_catalog.pg_attribute p ON p.attrelid = b.inhrelid"
            + " JOIN pg_catalog.pg_attrdef f ON f.adrelid = p.attrelid AND f.adnum = p.attnum"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = b.root AND a.attname = p.attname"
            + " LEFT JOIN pg_catalog.pg_attrdef h ON h.adrelid = b.root AND h.adnum = a.attnum WHERE p.attgenerated <> ''"
            + " AND pg_catalog.pg_get_expr(f.adbin, f.adrelid) IS DISTINCT FROM pg_catalog.pg_get_expr(h.adbin, h.adrelid)";

    private static final String DEFAULT_CODE = "SELECT c.oid, 'code', '', '', '', '20'"
            + " FROM pg_catalog.pg_attrdef f JOIN ruled c ON c.oid = f.adrelid WHERE "
            + USERS_CODE.formatted(DEFAULT, "f.oid");

    private static final String PARTITIONS =
            "SELECT c.oid, 'partition', pg_catalog.array_to_string(p.partattrs::int2[], ' '),"
                    + " '', '', '' FROM pg_catalog.pg_partitioned_table p JOIN ruled c ON c.oid = p.partrelid";

    /** What a partition has of its own holds for the rows that are written to it through the table. */
    private static final String BELOW = "SELECT DISTINCT o.root, 'code', '', '', '', o.events::text FROM ("
            + "SELECT b.root, g.tgtype::int AS events FROM below b JOIN pg_catalog.pg_trigger g ON g.tgrelid = b.inhrelid"
            + " WHERE NOT g.tgisinternal AND g.tgenabled <> 'D' UNION ALL"
            + " SELECT b.root, 28 FROM below b JOIN pg_catalog.pg_constraint k ON k.conrelid = b.inhrelid"
            + " WHERE k.conislocal AND k.conparentid = 0 AND k.contype IN ('c', 'f', 'u', 'p', 'x') UNION ALL"
            + " SELECT b.root, 28 FROM below b JOIN pg_catalog.pg_constraint k ON k.confrelid = b.inhrelid"
            + " WHERE k.conparentid = 0 AND k.contype = 'f' UNION ALL"
            + " SELECT b.root, 28 FROM below b JOIN pg_catalog.pg_index x ON x.indrelid = b.inhrelid"
            + " WHERE (x.indisunique OR x.indexprs IS NOT NULL OR x.indpred IS NOT NULL OR x.indnatts > 1) AND NOT EXISTS"
            + " (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = x.indexrelid) UNION ALL"
            + " SELECT b.root, 20 FROM below b JOIN pg_catalog.pg_attribute a ON a.attrelid = b.inhrelid"
            + " JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum"
            + " WHERE a.attgenerated <> '' AND pg_catalog.pg_get_expr(f.adbin, f.adrelid) IS DISTINCT FROM"
            + " (SELECT pg_catalog.pg_get_expr(w.adbin, w.adrelid) FROM pg_catalog.pg_attribute v"
            + " JOIN pg_catalog.pg_attrdef w ON w.adrelid = v.attrelid AND w.adnum = v.attnum"
            + " WHERE v.attrelid = b.root AND v.attname = a.attname)) o";

    private static final String ALL = List.of(
                    UNIQUE,
                    COMPUTED_INDEX,
                    INDEX_CODE,
                    REFERENCES,
                    REFERENCED,
                    CHECK,
                    CHECK_CODE,
                    TRIGGER,
                    REWRITE,
                    POLICY,
                    COMPUTED,
                    COMPUTED_BELOW,
                    DEFAULT_CODE,
                    PARTITIONS,
                    BELOW)
            .stream()
            .collect(joining(" UNION ALL "));

    /** Which transaction last wrote each catalog row that rules stand in. */
    private static final String WRITTEN = String.join(
            " UNION ALL ",
            written("i", "indexrelid", "pg_index", "indrelid"),
            written("k", "oid", "pg_constraint", "conrelid"),
            written("g", "oid", "pg_trigger", "tgrelid"),
            written("w", "oid", "pg_rewrite", "ev_class"),
            written("d", "oid", "pg_attrdef", "adrelid"),
            written("p", "partrelid", "pg_partitioned_table", "partrelid"));

    private PostgresRulesQuery() {}

    private static String written(String kind, String id, String catalog, String relation) {
        return "SELECT r." + relation + ", '" + kind + "' || r." + id + " || '/' || r.xmin FROM pg_catalog." + catalog
                + " r";
    }

    /**
     * Of the tables for which the condition holds, as rows of a root and one text: which transaction last wrote each catalog
     * row that its rules and those of its partitions stand in. A foreign key that refers to the table stands there as the
     * triggers that keep it. A table without rules has no row.
     */
    static String versions(String condition) {
        return "(WITH RECURSIVE below AS (SELECT c.oid AS root, c.oid AS relation FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE " + condition + " UNION ALL"
                + " SELECT b.root, i.inhrelid FROM pg_catalog.pg_inherits i JOIN below b ON i.inhparent = b.relation)"
                + " SELECT b.root, string_agg(v.row, ' ' ORDER BY v.row) AS versions FROM below b JOIN (" + WRITTEN
                + ") v(relation, row) ON v.relation = b.relation GROUP BY b.root)";
    }

    /**
     * The statement that reads the rules of the tables for which the condition holds; none for a table without any.
     *
     * <p>Each catalog is gone through once for all tables: asked for each table anew, ten thousand took ten minutes.
     */
    static String of(String condition) {
        return "WITH RECURSIVE ruled AS MATERIALIZED (SELECT c.oid, c.relrowsecurity FROM pg_catalog.pg_class c"
                + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE " + RULED + " AND " + condition
                + "), below AS (SELECT i.inhparent AS root, i.inhrelid FROM pg_catalog.pg_inherits i"
                + " JOIN ruled c ON c.oid = i.inhparent UNION ALL"
                + " SELECT b.root, i.inhrelid FROM pg_catalog.pg_inherits i JOIN below b ON i.inhparent = b.inhrelid)"
                + " SELECT r.relation::text, r.kind, coalesce(r.columns, ''), r.other, coalesce(r.others, ''), r.detail"
                + " FROM (" + ALL + ") r(relation, kind, columns, other, others, detail) ORDER BY 1, 2, 3, 4, 5, 6";
    }
}
