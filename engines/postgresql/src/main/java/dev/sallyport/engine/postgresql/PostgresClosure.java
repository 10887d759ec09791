package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.sallyport.engine.Closure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.postgresql.core.Tuple;

/**
 * Whether the relations that a statement was resolved on are still what they were.
 *
 * <p>The fingerprint holds what gives a relation its meaning, and the transaction that last wrote each of its catalog rows.
 * The second half notices what was changed and changed back: a table cannot be renamed, altered or dropped while the
 * statement's own locks are held, but its schema can be renamed, and everything can happen before the locks are taken.
 */
final class PostgresClosure {
    /** Over `c` (pg_class) and `n` (pg_namespace); the same text when the catalog is loaded and when it is compared. */
    static final String FINGERPRINT =
            """
            c.xmin::text || ' ' || n.oid::text || ' ' || n.xmin::text || ' ' || c.relkind::text \
             || c.relispartition::text || c.relrowsecurity::text || c.relforcerowsecurity::text || c.relowner::text \
             || ' ' || n.nspname::text || '.' || c.relname::text || coalesce(( \
            SELECT pg_catalog.string_agg(' ' || a.attnum::text || ',' || a.xmin::text || ',' || a.atttypid::text || ',' \
             || a.atttypmod::text || ',' || a.attcollation::text || a.attisdropped::text || a.attgenerated::text \
             || a.attname::text || CASE WHEN a.attgenerated::text = '' THEN '' ELSE coalesce(( \
            SELECT d.xmin::text FROM pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum), '') END, \
             '' ORDER BY a.attnum) \
             FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0), '') \
             || CASE WHEN c.relhassubclass THEN coalesce(( \
            WITH RECURSIVE below AS ( \
            SELECT i.inhrelid, i.xmin AS link FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid UNION ALL \
             SELECT i.inhrelid, i.xmin FROM pg_catalog.pg_inherits i JOIN below b ON i.inhparent = b.inhrelid) \
            SELECT pg_catalog.string_agg(' <' || b.inhrelid::text || ',' || b.link::text || ',' || k.relkind::text \
             || k.relowner::text, '' ORDER BY b.inhrelid) \
             FROM below b JOIN pg_catalog.pg_class k ON k.oid = b.inhrelid), '') ELSE '' END \
             || CASE WHEN c.relrowsecurity THEN coalesce(( \
            SELECT pg_catalog.string_agg(' !' || p.oid::text || ',' || p.xmin::text, '' ORDER BY p.oid) \
             FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid), '') ELSE '' END""";

    /** Takes one parameter: the oids, as an array. */
    static final String QUERY = "SELECT c.oid::text, " + FINGERPRINT
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.oid = ANY (?)";

    /** Type of the parameter: `oid[]`. */
    static final int PARAMETER_TYPE = 1028;

    private PostgresClosure() {}

    /** The oids of a closure as the server reads an array. */
    static String oids(Closure closure) {
        return closure.objects().stream().map(Closure.Member::id).collect(joining(",", "{", "}"));
    }

    static boolean matches(Closure closure, List<Tuple> found) {
        Map<String, String> now = HashMap.newHashMap(found.size());
        found.forEach(row -> now.put(new String(row.get(0), UTF_8), digest(row.get(1))));
        Map<String, String> then =
                closure.objects().stream().collect(toMap(Closure.Member::id, Closure.Member::fingerprint));
        return now.equals(then);
    }

    /** What stands in {@link Closure.Member#fingerprint()} for a text of the server. */
    static String digest(byte[] fingerprint) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(fingerprint));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
