package dev.sallyport.engine.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Tuple;

/** Reads what statements are resolved against beside relations: types, functions, operators, casts. */
final class PostgresBuiltinsLoader {
    private static final String SERVER = "SELECT pg_catalog.current_setting('server_version_num'); ";

    /** Without the row types of tables that are of no column: each table has two. */
    private static final String TYPES = "SELECT t.oid::text, n.nspname::text, t.typname::text, t.typtype::text,"
            + " t.typcategory::text, t.typispreferred::text, t.typbasetype::text,"
            + " EXISTS (SELECT FROM pg_catalog.pg_cast u WHERE t.oid IN (u.castsource, u.casttarget)"
            + " AND u.oid >= " + PostgresBuiltins.FIRST_USER_OID + ")::text"
            + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'"
            + " LEFT JOIN pg_catalog.pg_class c ON c.oid = coalesce(e.typrelid, t.typrelid)"
            + " LEFT JOIN (SELECT DISTINCT a.atttypid AS type FROM pg_catalog.pg_attribute a) k ON k.type = t.oid"
            + " WHERE n.nspname = 'pg_catalog' OR c.oid IS NULL OR c.relkind = 'c' OR k.type IS NOT NULL"
            + " ORDER BY t.oid; ";

    private static final String FUNCTIONS = "SELECT p.oid::text, p.proname::text, p.prokind::text,"
            + " coalesce(a.aggkind::text, 'n'), p.proargtypes::text, p.prorettype::text,"
            + " p.provariadic::text, p.provolatile::text, p.proleakproof::text, p.proretset::text,"
            + " p.pronargdefaults::text, coalesce((SELECT pg_catalog.string_agg(a.name, ',' ORDER BY a.n)"
            + " FROM ROWS FROM (pg_catalog.unnest(p.proargnames), pg_catalog.unnest(p.proargmodes))"
            + " WITH ORDINALITY a(name, mode, n) WHERE a.mode IS NULL OR a.mode IN ('i', 'b', 'v')), '')"
            + " FROM pg_catalog.pg_proc p LEFT JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid"
            + " WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace ORDER BY p.oid; ";

    private static final String OPERATORS = "SELECT o.oid::text, o.oprname::text, o.oprleft::text, o.oprright::text,"
            + " o.oprresult::text, p.provolatile::text, p.proleakproof::text"
            + " FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode"
            + " WHERE o.oprnamespace = 'pg_catalog'::pg_catalog.regnamespace ORDER BY o.oid; ";

    private static final String CASTS = "SELECT c.oid::text, c.castsource::text, c.casttarget::text,"
            + " c.castcontext::text, c.castmethod::text, coalesce(p.proleakproof, c.castmethod = 'b')::text"
            + " FROM pg_catalog.pg_cast c LEFT JOIN pg_catalog.pg_proc p ON p.oid = c.castfunc ORDER BY c.oid";

    private static final byte[] END_OF_CELL = {0};

    private PostgresBuiltinsLoader() {}

    /** Asks in the transaction that its caller began; the answers are read beside what is asked next. */
    static CompletableFuture<PostgresBuiltins> begin(PostgresSession session) throws SQLException {
        PostgresResults results = session.run(SERVER + TYPES + FUNCTIONS + OPERATORS + CASTS, _ -> {}, 0);
        List<List<Tuple>> answers = new ArrayList<>();
        for (int statement = 0; statement < results.size(); statement++) {
            answers.add(results.get(statement).tuples());
        }
        return Beside.begin(() -> builtins(answers));
    }

    private static PostgresBuiltins builtins(List<List<Tuple>> answers) {
        return new PostgresBuiltins(
                version(answers),
                new PostgresRow(answers.get(0).getFirst()).smallNumber(0),
                rows(answers.get(1), PostgresBuiltinsLoader::type),
                rows(answers.get(2), PostgresBuiltinsLoader::function),
                rows(answers.get(3), PostgresBuiltinsLoader::operator),
                rows(answers.get(4), PostgresBuiltinsLoader::cast));
    }

    private static <T> List<T> rows(List<Tuple> tuples, Function<PostgresRow, T> read) {
        return tuples.stream().map(PostgresRow::new).map(read).toList();
    }

    private static PostgresType type(PostgresRow row) {
        return new PostgresType(
                row.number(0),
                row.text(1),
                row.text(2),
                PostgresType.Kind.of(row.letter(3)),
                row.letter(4),
                row.is(5),
                row.number(6),
                row.is(7));
    }

    private static PostgresFunction function(PostgresRow row) {
        return new PostgresFunction(
                row.number(0),
                "pg_catalog",
                row.text(1),
                PostgresFunction.Kind.of(row.letter(2), row.letter(3)),
                oids(row.text(4)),
                row.number(5),
                row.number(6),
                PostgresFunction.Volatility.of(row.letter(7)),
                row.is(8),
                row.is(9),
                row.smallNumber(10),
                names(row.text(11)));
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    private static List<Long> oids(String vector) {
        return vector.isEmpty()
                ? List.of()
                : Arrays.stream(vector.split(" ", -1)).map(Long::valueOf).toList();
    }

    private static PostgresOperator operator(PostgresRow row) {
        return new PostgresOperator(
                row.number(0),
                "pg_catalog",
                row.text(1),
                row.number(2),
                row.number(3),
                row.number(4),
                PostgresFunction.Volatility.of(row.letter(5)),
                row.is(6));
    }

    private static PostgresCast cast(PostgresRow row) {
        return new PostgresCast(
                row.number(0),
                row.number(1),
                row.number(2),
                PostgresCast.Context.of(row.letter(3)),
                PostgresCast.Method.of(row.letter(4)),
                row.is(5));
    }

    private static String version(List<List<Tuple>> answers) {
        PostgresDigest digest = new PostgresDigest();
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

    private static void add(Tuple tuple, PostgresDigest digest) {
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte @Nullable [] cell = tuple.get(i);
            digest.add(cell == null ? new byte[0] : cell);
            digest.add(END_OF_CELL);
        }
    }
}
