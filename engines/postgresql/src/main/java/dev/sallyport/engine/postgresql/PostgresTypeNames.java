package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of the listed types, in the catalog and in a statement. */
final class PostgresTypeNames {
    /** How the catalog's name of an array type begins. */
    static final String ARRAY = "_";

    private static final Set<String> LISTED = Set.of(
            ("bool int2 int4 int8 numeric float4 float8 text varchar bpchar date time timetz timestamp timestamptz interval"
                            + " uuid bytea json jsonb jsonpath bit varbit inet cidr macaddr macaddr8"
                            + " point line lseg box path polygon circle tsvector tsquery"
                            + " int4range int8range numrange daterange tsrange tstzrange"
                            + " int4multirange int8multirange nummultirange datemultirange tsmultirange tstzmultirange")
                    .split(" "));

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

    /** Intervals of some fields; `interval` is a keyword, so it names the built-in type wherever it stands. */
    private static final Set<String> INTERVALS = Set.of(
            "interval year",
            "interval month",
            "interval day",
            "interval hour",
            "interval minute",
            "interval second",
            "interval year to month",
            "interval day to hour",
            "interval day to minute",
            "interval day to second",
            "interval hour to minute",
            "interval hour to second",
            "interval minute to second");

    private static final Set<String> MODIFIED =
            Set.of("numeric", "varchar", "bpchar", "time", "timetz", "timestamp", "timestamptz", "bit", "varbit");

    /** What is one character or bit long where nothing else is said. */
    private static final Set<String> SINGLE = Set.of("char", "character", "bit");

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("smallint", "int2"),
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("char", "bpchar"),
            Map.entry("character", "bpchar"),
            Map.entry("bit varying", "varbit"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"));

    private PostgresTypeNames() {}

    /** Whether it is the catalog's name of a listed type, or of arrays of one. */
    static boolean isListed(String name) {
        return LISTED.contains(name.startsWith(ARRAY) ? name.substring(ARRAY.length()) : name);
    }

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    static boolean isInterval(String written) {
        return INTERVALS.contains(written);
    }

    /** Whether a type takes a length or a precision. */
    static boolean isModified(String name) {
        return MODIFIED.contains(name);
    }

    /** The catalog's name of a type as a statement spells it; any other word stays what it is. */
    static String canonical(TypeName type) {
        if (type.schema() == null && type.name().equals("float")) {
            return !type.modifiers().isEmpty() && type.modifiers().getFirst() <= 24 ? "float4" : "float8";
        }
        if (type.schema() == null && INTERVALS.contains(type.name())) {
            return "interval";
        }
        return type.schema() == null ? SPELLINGS.getOrDefault(type.name(), type.name()) : type.name();
    }

    /** Whether a short value becomes as long as its type. */
    static boolean isPadded(String name) {
        return name.equals("bpchar") || name.equals("bit");
    }

    /** The length or precision of a cast to the type of that name, also where the statement leaves it out. */
    static List<Integer> modifiers(TypeName asked, String name) {
        if (asked.schema() == null && asked.name().equals("float")) {
            return List.of();
        }
        boolean one = asked.schema() == null && SINGLE.contains(asked.name());
        return one && asked.modifiers().isEmpty() ? List.of(1) : asked.modifiers();
    }
}
