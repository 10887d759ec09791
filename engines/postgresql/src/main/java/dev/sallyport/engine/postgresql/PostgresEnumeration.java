package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Closure;
import dev.sallyport.engine.run.Digest;
import java.util.Collection;
import java.util.List;

/**
 * An enumeration as it was when the catalog was read. Its owner can give its name to another type, and casts and orders of its own to
 * it, without any change to the tables that have columns of it: so it is a member of closures by itself (hole T1).
 *
 * @param oid of the type
 * @param fingerprint over its name, its casts, and the orders that the server finds by the type alone
 */
record PostgresEnumeration(long oid, String fingerprint) {
    /** Before the id of a type that a member of a closure stands for. */
    private static final String ID = "type ";

    /** Each with its fingerprint. */
    static final String ALL = "SELECT '" + ID + "' || t.oid::text, 'false',"
            + " ROW(t.xmin, t.typname, n.oid, n.xmin, n.nspname)::text,"
            + " ARRAY(SELECT ROW(c.oid, c.xmin)::text FROM pg_catalog.pg_cast c"
            + " WHERE c.castsource IN (t.oid, t.typarray) OR c.casttarget IN (t.oid, t.typarray) ORDER BY c.oid)::text"
            + " || ARRAY(SELECT ROW(k.oid, k.xmin)::text FROM pg_catalog.pg_opclass k"
            + " WHERE k.opcdefault AND k.opcintype IN (t.oid, t.typarray) ORDER BY k.oid)::text, NULL"
            + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " WHERE t.typtype = 'e'";

    /** Of a row of {@link #ALL}. */
    static PostgresEnumeration of(PostgresRow row) {
        return new PostgresEnumeration(
                Long.parseLong(row.text(0).substring(ID.length())), Digest.of(row.text(2) + row.text(3)));
    }

    Closure.Member member() {
        return new Closure.Member(ID + oid, fingerprint);
    }

    /** What reads the fingerprints of those of a closure, behind what reads those of relations. */
    static String query(Collection<Closure.Member> members) {
        List<String> oids = PostgresClosure.oids(ID, members);
        return oids.isEmpty() ? "" : " UNION ALL " + ALL + " AND t.oid IN (" + PostgresClosure.numbers(oids) + ")";
    }
}
