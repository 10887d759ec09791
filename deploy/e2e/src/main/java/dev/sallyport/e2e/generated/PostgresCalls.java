package dev.sallyport.e2e.generated;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call of each scalar function of PostgreSQL that the gateway allows, with the types that the server's catalog gives it. */
final class PostgresCalls {
    private static final String RETURNED = """
            select proname || '(' || coalesce((select string_agg(typname, ',' order by place)
                from unnest(proargtypes) with ordinality as argument (type, place)
                join pg_type on pg_type.oid = argument.type), '-') || ')', returned.typname
            from pg_proc join pg_type returned on returned.oid = prorettype
            where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f' and not proretset
            """;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("int4", Kind.INT),
            Map.entry("int8", Kind.LONG),
            Map.entry("numeric", Kind.NUMERIC),
            Map.entry("float8", Kind.DOUBLE),
            Map.entry("text", Kind.TEXT),
            Map.entry("bool", Kind.BOOL),
            Map.entry("date", Kind.DATE),
            Map.entry("timestamptz", Kind.INSTANT),
            Map.entry("timestamp", Kind.TIMESTAMP),
            Map.entry("interval", Kind.INTERVAL),
            Map.entry("jsonb", Kind.JSON),
            Map.entry("_text", Kind.TEXTS),
            Map.entry("_int4", Kind.INTS),
            Map.entry("int4range", Kind.SPAN),
            Map.entry("daterange", Kind.DAYS),
            Map.entry("int4multirange", Kind.SPANS),
            Map.entry("anyrange", Kind.SPAN),
            Map.entry("anymultirange", Kind.SPANS),
            Map.entry("inet", Kind.ADDRESS),
            Map.entry("cidr", Kind.NETWORK),
            Map.entry("bit", Kind.BITS),
            Map.entry("varbit", Kind.BITS),
            Map.entry("tsvector", Kind.VECTOR),
            Map.entry("tsquery", Kind.SEARCH),
            Map.entry("any", Kind.TEXT),
            Map.entry("anyelement", Kind.TEXT),
            Map.entry("anycompatible", Kind.TEXT),
            Map.entry("anyarray", Kind.TEXTS),
            Map.entry("anycompatiblearray", Kind.TEXTS));

    /** Written with words, dependent on the clock, or in need of a small number. */
    private static final Set<String> LEFT_OUT = Set.of(
            "extract",
            "overlaps",
            "position",
            "normalize",
            "now",
            "statement_timestamp",
            "transaction_timestamp",
            "age",
            "factorial",
            "overlay",
            "jsonb_extract_path",
            "jsonb_extract_path_text",
            "int4range",
            "daterange",
            "to_tsquery",
            "get_bit",
            "set_bit",
            "set_masklen",
            "tsquery_phrase");

    /** Of what an end of one is the catalog does not say. */
    private static final Set<String> RANGES = Set.of("anyrange", "anymultirange");

    private static final Production FACTORIAL =
            new Production(List.of(Kind.NUMERIC), 1, "function", "factorial(least(abs({int}), 9))");

    private PostgresCalls() {}

    /** Reads the list of the gateway and the catalog of a server. */
    static FunctionCalls of(Connection connection) throws SQLException, IOException {
        Map<String, String> returned = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(RETURNED)) {
            while (rows.next()) {
                returned.put(rows.getString(1), rows.getString(2));
            }
        }
        Stream<Production> calls = Listed.functions().stream()
                .filter(parts -> parts.get(3).equals("scalar") && !LEFT_OUT.contains(parts.get(1)))
                .flatMap(parts -> call(parts.get(1), parts.get(2), returned).stream());
        return new FunctionCalls(
                Stream.concat(calls, Stream.of(FACTORIAL)).toList(),
                connection.getMetaData().getDatabaseMajorVersion());
    }

    private static Optional<Production> call(String name, String arguments, Map<String, String> returned) {
        Kind kind = KINDS.get(returned.getOrDefault(name + "(" + arguments + ")", ""));
        List<String> types = arguments.equals("-") ? List.of() : List.of(arguments.split(",", -1));
        boolean isOfRange = types.stream().anyMatch(RANGES::contains);
        if (kind == null || (isOfRange && kind == Kind.TEXT) || !KINDS.keySet().containsAll(types)) {
            return Optional.empty();
        }
        String places = types.stream().map(PostgresCalls::place).collect(Collectors.joining(", ", "(", ")"));
        return Optional.of(new Production(List.of(kind), 1, "function", name + places));
    }

    private static String place(String type) {
        return "{" + Objects.requireNonNull(KINDS.get(type)).word() + "}";
    }
}
