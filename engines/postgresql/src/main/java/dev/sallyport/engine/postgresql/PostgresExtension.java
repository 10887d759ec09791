package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.Digest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An extension whose types, operators and functions were reviewed, as a database has it.
 *
 * <p>Being a member says little: who owns an extension can add what is his own to it. What counts is owned by a superuser,
 * stands in the extension's own schema, and is code that the server loads or has (languages `c` and `internal`), which none
 * but a superuser can make.
 *
 * @param fingerprint over the extension, each of its members, and every cast of its types
 * @param types of it, by their oids
 */
record PostgresExtension(long oid, String name, String fingerprint, List<Long> types) {
    /** Before the id of an extension that a member of a closure stands for. */
    private static final String ID = "extension ";

    private static final String NAMES = "('citext', 'hstore', 'vector')";

    /** Every member of one, by class and oid. */
    static final String MEMBERS =
            "(SELECT d.classid, d.objid, e.oid, e.extname, e.extnamespace FROM pg_catalog.pg_depend d"
                    + " JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid"
                    + " WHERE d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass AND d.deptype = 'e'"
                    + " AND e.extname IN " + NAMES + ")";

    /** Over all of them and their members, for a look: a member that is added is a row of no other catalog. */
    static final String STAMP =
            "ROW((SELECT ROW(count(*), bit_xor(pg_catalog.hash_record_extended(ROW(r.oid, r.xmin), 0)))"
                    + " FROM pg_catalog.pg_extension r), (SELECT ROW(count(*),"
                    + " bit_xor(pg_catalog.hash_record_extended(ROW(m.classid, m.objid, p.xmin, o.xmin), 0))) FROM "
                    + MEMBERS + " m LEFT JOIN pg_catalog.pg_proc p"
                    + " ON m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = m.objid"
                    + " LEFT JOIN pg_catalog.pg_operator o"
                    + " ON m.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass AND o.oid = m.objid))";

    private static final String FINGERPRINT = "SELECT '" + ID + "' || e.oid::text, 'false',"
            + " ROW(e.xmin, e.extname, e.extversion, n.oid, n.xmin, n.nspname)::text,"
            + " ARRAY(SELECT ROW(m.classid, m.objid, coalesce(p.xmin, o.xmin, t.xmin, k.xmin))::text FROM " + MEMBERS
            + " m LEFT JOIN pg_catalog.pg_proc p ON m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND p.oid = m.objid"
            + " LEFT JOIN pg_catalog.pg_operator o ON m.classid = 'pg_catalog.pg_operator'::pg_catalog.regclass"
            + " AND o.oid = m.objid"
            + " LEFT JOIN pg_catalog.pg_type t ON m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND t.oid = m.objid"
            + " LEFT JOIN pg_catalog.pg_opclass k ON m.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass"
            + " AND k.oid = m.objid WHERE m.oid = e.oid ORDER BY m.classid, m.objid)::text"
            + " || ARRAY(SELECT ROW(c.oid, c.xmin)::text FROM pg_catalog.pg_cast c JOIN " + MEMBERS
            + " m ON m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND m.objid IN (c.castsource, c.casttarget)"
            + " WHERE m.oid = e.oid ORDER BY c.oid)::text, NULL"
            + " FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE ";

    /** Each by its oid, with its fingerprint and the types of it. */
    static final String ALL =
            "SELECT f.id, f.shared, f.own, f.members, (SELECT pg_catalog.string_agg(m.objid::text, ' ')"
                    + " FROM " + MEMBERS + " m WHERE m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass"
                    + " AND f.id = '" + ID + "' || m.oid::text),"
                    + " (SELECT x.extname::text FROM pg_catalog.pg_extension x WHERE f.id = '" + ID
                    + "' || x.oid::text) FROM (" + FINGERPRINT + "e.extname IN " + NAMES
                    + ") f (id, shared, own, members, rules) ORDER BY f.id; ";

    private static final int TYPES = 4;
    private static final int NAME = 5;

    PostgresExtension {
        types = List.copyOf(types);
    }

    /** Of a row of {@link #ALL}. */
    static PostgresExtension of(PostgresRow row) {
        return new PostgresExtension(
                Long.parseLong(row.text(0).substring(ID.length())),
                row.text(NAME),
                Digest.of(row.text(2) + row.text(3)),
                row.isNull(TYPES) ? List.of() : PostgresBuiltinsLoader.oids(row.text(TYPES)));
    }

    static Map<Long, PostgresExtension> byType(Collection<PostgresExtension> all) {
        Map<Long, PostgresExtension> byType = new HashMap<>();
        all.forEach(extension -> extension.types.forEach(type -> byType.put(type, extension)));
        return Map.copyOf(byType);
    }

    Closure.Member member() {
        return new Closure.Member(ID + oid, fingerprint);
    }

    /** What reads the fingerprints of those of a closure, behind what reads those of relations. */
    static String query(Collection<Closure.Member> members) {
        List<String> oids = PostgresClosure.oids(ID, members);
        return oids.isEmpty() ? "" : " UNION ALL " + FINGERPRINT + "e.oid IN (" + PostgresClosure.numbers(oids) + ")";
    }

    /** Whether a member is code that only a superuser makes; `m` is the member and `p` its function. */
    static String vouches(String namespace, String owner) {
        return "(m.extnamespace = " + namespace
                + " AND p.prolang IN (12, 13) AND NOT p.prosecdef AND p.proconfig IS NULL"
                + " AND (SELECT pg_catalog.bool_and(a.rolsuper) FROM pg_catalog.pg_roles a WHERE a.oid IN (p.proowner, "
                + owner + ")))";
    }
}
