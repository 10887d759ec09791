package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresType.Made;
import dev.sallyport.engine.run.Digest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/** Reads what statements are resolved against beside relations: types, functions, operators, casts. */
final class PostgresBuiltinsLoader {
    private static final String SERVER = "SELECT pg_catalog.current_setting('server_version_num'); ";

    private static final String MEMBER = "LEFT JOIN " + PostgresExtension.MEMBERS + " m ON m.classid = 'pg_catalog.";

    /** A function that only a superuser can have put into a reviewed extension. */
    private static final String VOUCHED = "CASE WHEN " + PostgresExtension.vouches("p.pronamespace", "p.proowner")
            + " THEN m.extname::text ELSE '' END";

    /** Every cast that is not the server's, and whether a reviewed extension vouches for it. */
    private static final String USERS_CASTS = "(SELECT c.oid, c.castsource, c.casttarget, m.extname IS NOT NULL"
            + " AND (c.castmethod = 'b' OR (c.castmethod = 'f' AND p.provolatile <> 'v' AND "
            + PostgresExtension.vouches("p.pronamespace", "p.proowner") + ")) IS TRUE AS reviewed"
            + " FROM pg_catalog.pg_cast c LEFT JOIN pg_catalog.pg_proc p ON p.oid = c.castfunc " + MEMBER
            + "pg_cast'::pg_catalog.regclass AND m.objid = c.oid WHERE c.oid >= " + PostgresBuiltins.FIRST_USER_OID
            + ")";

    /** Types that a user has the server order or hash by code of his own, wherever it has to: btree and hash by their oids. */
    private static final String USERS_CLASSES = "(SELECT k.opcintype FROM pg_catalog.pg_opclass k " + MEMBER
            + "pg_opclass'::pg_catalog.regclass AND m.objid = k.oid WHERE k.oid >= " + PostgresBuiltins.FIRST_USER_OID
            + " AND k.opcdefault AND k.opcmethod IN (403, 405) AND m.objid IS NULL)";

    /** Without the row types of tables that are of no column: each table has two. */
    private static final String TYPES = "SELECT t.oid::text, n.nspname::text, t.typname::text, t.typtype::text,"
            + " t.typcategory::text, t.typispreferred::text, coalesce(e.oid, t.typbasetype)::text,"
            + " CASE WHEN t.oid IN " + USERS_CLASSES + " OR e.oid IN " + USERS_CLASSES + " THEN 'u' WHEN t.oid < "
            + PostgresBuiltins.FIRST_USER_OID + " THEN 's' WHEN EXISTS (SELECT FROM "
            + USERS_CASTS
            + " u WHERE NOT u.reviewed AND (u.castsource IN (t.oid, e.oid) OR u.casttarget IN (t.oid, e.oid)))"
            + " THEN 'u' WHEN coalesce(e.typtype, t.typtype) = 'e' THEN 'e' WHEN m.extnamespace = t.typnamespace"
            + " AND coalesce(e.typtype, t.typtype) = 'b' AND (SELECT a.rolsuper FROM pg_catalog.pg_roles a"
            + " WHERE a.oid = t.typowner) THEN 'x' ELSE 'u' END"
            + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid "
            + MEMBER + "pg_type'::pg_catalog.regclass AND m.objid = coalesce(e.oid, t.oid)"
            + " LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(e.typrelid, t.typrelid)"
            + " LEFT JOIN (SELECT DISTINCT a.atttypid AS type FROM pg_catalog.pg_attribute a) k ON k.type = t.oid"
            + " WHERE n.nspname = 'pg_catalog' OR c.oid IS NULL OR c.relkind = 'c' OR k.type IS NOT NULL"
            + " ORDER BY t.oid; ";

    private static final String FUNCTIONS = "SELECT p.oid::text, n.nspname::text, p.proname::text, p.prokind::text,"
            + " coalesce(a.aggkind::text, 'n'), p.proargtypes::text, p.prorettype::text,"
            + " p.provariadic::text, p.provolatile::text, p.proleakproof::text, p.proretset::text,"
            + " p.pronargdefaults::text, coalesce((SELECT pg_catalog.string_agg(a.name, ',' ORDER BY a.n)"
            + " FROM ROWS FROM (pg_catalog.unnest(p.proargnames), pg_catalog.unnest(p.proargmodes))"
            + " WITH ORDINALITY a(name, mode, n) WHERE a.mode IS NULL OR a.mode IN ('i', 'b', 'v')), ''), " + VOUCHED
            + " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
            + " LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid "
            + MEMBER + "pg_proc'::pg_catalog.regclass AND m.objid = p.oid"
            + " WHERE n.nspname = 'pg_catalog' OR p.pronamespace = m.extnamespace ORDER BY p.oid; ";

    private static final String OPERATORS = "SELECT o.oid::text, n.nspname::text, o.oprname::text, o.oprleft::text,"
            + " o.oprright::text, o.oprresult::text, p.provolatile::text, p.proleakproof::text, CASE WHEN "
            + PostgresExtension.vouches("o.oprnamespace", "o.oprowner") + " THEN m.extname::text ELSE '' END"
            + " FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace"
            + " JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode "
            + MEMBER + "pg_operator'::pg_catalog.regclass AND m.objid = o.oid"
            + " WHERE n.nspname = 'pg_catalog' OR o.oprnamespace = m.extnamespace ORDER BY o.oid; ";

    private static final String CASTS = "SELECT c.oid::text, c.castsource::text, c.casttarget::text,"
            + " c.castcontext::text, c.castmethod::text, coalesce(p.proleakproof, c.castmethod = 'b')::text,"
            + " coalesce(u.reviewed, false)::text"
            + " FROM pg_catalog.pg_cast c LEFT JOIN pg_catalog.pg_proc p ON p.oid = c.castfunc LEFT JOIN "
            + USERS_CASTS + " u ON u.oid = c.oid ORDER BY c.oid; ";

    private static final byte[] END_OF_CELL = {0};

    private PostgresBuiltinsLoader() {}

    /**
     * Asks in the transaction that its caller began; the answers are read beside what is asked next.
     *
     * @param path the schemas whose names stand by themselves: what an extension has elsewhere, the server does not find
     */
    static CompletableFuture<PostgresBuiltins> begin(PostgresSession session, Collection<String> path)
            throws SQLException {
        String sql = SERVER + TYPES + FUNCTIONS + OPERATORS + CASTS + PostgresExtension.ALL + PostgresEnumeration.ALL;
        PostgresResults results = session.run(sql, _ -> {}, 0);
        List<List<Tuple>> answers = new ArrayList<>();
        for (int statement = 0; statement < results.size(); statement++) {
            answers.add(results.get(statement).tuples());
        }
        return Beside.begin(() -> builtins(answers, path));
    }

    private static PostgresBuiltins builtins(List<List<Tuple>> answers, Collection<String> path) {
        return new PostgresBuiltins(
                version(answers),
                new PostgresRow(answers.get(0).getFirst()).smallNumber(0),
                rows(answers.get(1), row -> type(row, path)),
                rows(answers.get(2), PostgresBuiltinsLoader::function).stream()
                        .filter(function -> isFound(function.schema(), path))
                        .toList(),
                rows(answers.get(3), PostgresBuiltinsLoader::operator).stream()
                        .filter(operator -> isFound(operator.schema(), path))
                        .toList(),
                rows(answers.get(4), PostgresBuiltinsLoader::cast),
                rows(answers.get(5), PostgresExtension::of),
                rows(answers.get(6), PostgresEnumeration::of));
    }

    private static <T> List<T> rows(List<Tuple> tuples, Function<PostgresRow, T> read) {
        return tuples.stream().map(PostgresRow::new).map(read).toList();
    }

    private static boolean isFound(String schema, Collection<String> path) {
        return schema.equals("pg_catalog") || path.contains(schema);
    }

    private static PostgresType type(PostgresRow row, Collection<String> path) {
        Made made = Made.of(row.letter(7));
        return new PostgresType(
                row.number(0),
                row.text(1),
                row.text(2),
                PostgresType.Kind.of(row.letter(3)),
                row.letter(4),
                row.is(5),
                row.number(6),
                made == Made.EXTENSION && !isFound(row.text(1), path) ? Made.USER : made);
    }

    private static PostgresFunction function(PostgresRow row) {
        return new PostgresFunction(
                row.number(0),
                row.text(1),
                row.text(2),
                PostgresFunction.Kind.of(row.letter(3), row.letter(4)),
                oids(row.text(5)),
                row.number(6),
                row.number(7),
                PostgresFunction.Volatility.of(row.letter(8)),
                row.is(9),
                row.is(10),
                row.smallNumber(11),
                names(row.text(12)),
                row.text(13));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    static List<Long> oids(String vector) {
        return vector.isEmpty()
                ? List.of()
                : Arrays.stream(vector.split(" ", -1)).map(Long::valueOf).toList();
    }

    private static PostgresOperator operator(PostgresRow row) {
        return new PostgresOperator(
                row.number(0),
                row.text(1),
                row.text(2),
                row.number(3),
                row.number(4),
                row.number(5),
                PostgresFunction.Volatility.of(row.letter(6)),
                row.is(7),
                row.text(8));
    }

    private static PostgresCast cast(PostgresRow row) {
        return new PostgresCast(
                row.number(0),
                row.number(1),
                row.number(2),
                PostgresCast.Context.of(row.letter(3)),
                PostgresCast.Method.of(row.letter(4)),
                row.is(5),
                row.is(6));
    }

    private static String version(List<List<Tuple>> answers) {
        Digest digest = new Digest();
        for (int statement = 0; statement < answers.size(); statement++) {
            answers.get(statement).stream()
                    .filter(statement == 1 ? PostgresBuiltinsLoader::standsForItself : _ -> true)
                    .forEach(tuple -> add(tuple, digest));
        }
        return digest.end();
    }

    /** Not a row type or an array of one, which comes and goes with tables that have a version themselves. */
    private static boolean standsForItself(Tuple tuple) {
        PostgresRow row = new PostgresRow(tuple);
        return row.text(1).equals("pg_catalog") || (row.letter(3) != 'c' && row.letter(4) != 'A');
    }

    private static void add(Tuple tuple, Digest digest) {
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte @Nullable [] cell = tuple.get(i);
            digest.add(cell == null ? new byte[0] : cell);
            digest.add(END_OF_CELL);
        }
    }
}
