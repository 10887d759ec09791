package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types that expressions may work on; a column of any other type is only projected. */
final class PostgresTypes {
    static final Name PG_CATALOG = new Name("pg_catalog");

    private static final Set<String> LISTED = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "numeric",
            "float4",
            "float8",
            "text",
            "varchar",
            "bpchar",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "interval",
            "uuid",
            "bytea",
            "json",
            "jsonb",
            "jsonpath",
            "timetz",
            "bit",
            "varbit",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "datemultirange",
            "tsmultirange",
            "tstzmultirange");
    /** How the catalog's name of an array type begins. */
    private static final String ARRAY = "_";

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

    private final PostgresBuiltins builtins;
    private final PostgresEnumerations enumerations;

    PostgresTypes(PostgresBuiltins builtins) {
        this(builtins, PostgresEnumerations.NONE);
    }

    /** @param enumerations that a statement may name */
    PostgresTypes(PostgresBuiltins builtins, PostgresEnumerations enumerations) {
        this.builtins = builtins;
        this.enumerations = enumerations;
    }

    /** As `server_version_num` tells it. */
    int serverVersion() {
        return builtins.serverVersion();
    }

    /** What a cast names: the type, and how it is printed. */
    record Target(PostgresType type, TypeName printed) {
        /** A type under its own name, without anything that limits it. */
        static Target of(PostgresType type) {
            return new Target(type, print(type));
        }
    }

    /** Whether expressions may work on it: it is on the list, or an array of one that is, or a plain enumeration. */
    static boolean isListed(PostgresType type) {
        return isServers(type) || isEnumeration(type);
    }

    /** Whether it is a type of the list, or an array of one, that the server brings along. */
    static boolean isServers(PostgresType type) {
        return type.isBuiltin() && isListed(type.name()) && type.schema().equals(PG_CATALOG.text());
    }

    /** Labels that a user made: everything that works on them is the server's, unless somebody made a cast of his own. */
    static boolean isEnumeration(PostgresType type) {
        return type.kind() == PostgresType.Kind.ENUM && !type.cast();
    }

    /** The type under a domain, however deep: the one that the server works with. */
    PostgresType base(PostgresType type) {
        return type.kind() == PostgresType.Kind.DOMAIN ? base(of(type.base())) : type;
    }

    private static boolean isListed(String name) {
        return LISTED.contains(name.startsWith(ARRAY) ? name.substring(ARRAY.length()) : name);
    }

    static void requireListed(PostgresType type, Mark where) {
        if (!isListed(type)) {
            throw notListed(type.name(), where);
        }
    }

    static boolean isArray(PostgresType type) {
        return type.isBuiltin() && type.category() == 'A' && type.name().startsWith(ARRAY);
    }

    /** The type of the elements of an array type of `pg_catalog`. */
    PostgresType element(PostgresType array) {
        if (!isArray(array)) {
            throw new IllegalArgumentException("`" + array.name() + "` is no array type");
        }
        return named(array.name().substring(ARRAY.length()));
    }

    /** The type of arrays of a built-in type. */
    PostgresType arrayOf(PostgresType element) {
        if (!isServers(element)) {
            throw notListed(element.name() + "[]", Mark.NONE);
        }
        return named(isArray(element) ? element.name() : ARRAY + element.name());
    }

    static boolean isText(PostgresType type) {
        return isServers(type) && TEXTS.contains(type.name());
    }

    /** What an untyped literal is where nothing else gives it a type. */
    PostgresType known(PostgresType type) {
        return isUnknown(type) ? named("text") : type;
    }

    static boolean isRecord(PostgresType type) {
        return type.isBuiltin() && type.name().equals("record");
    }

    static boolean isUnknown(PostgresType type) {
        return type.isBuiltin() && type.name().equals("unknown");
    }

    PostgresType of(long oid) {
        return builtins.type(oid)
                .orElseThrow(() -> new IllegalStateException("type `" + oid + "` is not in the catalog"));
    }

    PostgresType named(String name) {
        return builtins.type(name)
                .orElseThrow(() -> new IllegalStateException("type `" + name + "` is not in the catalog"));
    }

    static TypeName print(PostgresType type) {
        return new TypeName(new Name(type.schema()), type.name(), List.of(), Mark.NONE);
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

    /** The listed type that a cast names; every other one gets one answer, whether it exists or not. */
    Target target(TypeName asked) {
        if (asked.schema() == null && INTERVALS.contains(asked.name())) {
            return new Target(named("interval"), asked);
        }
        String name = canonical(asked);
        boolean builtin = asked.schema() == null || asked.schema().equals(PG_CATALOG);
        if (!builtin || !isListed(name)) {
            return Target.of(enumerations.named(asked).orElseThrow(() -> notListed(asked.name(), asked.at())));
        }
        List<Integer> modifiers = modifiers(asked, name);
        if (!modifiers.isEmpty() && !MODIFIED.contains(name)) {
            throw Unresolved.notUnderstood(
                    "`" + asked.name() + "` takes no modifier here", "types.allow-list", "leave it out", asked.at());
        }
        if (asked.dimensions() > 0) {
            if (name.startsWith(ARRAY)) {
                throw notListed(asked.name(), asked.at());
            }
            TypeName printed = new TypeName(PG_CATALOG, name, modifiers, 1, asked.at());
            return new Target(arrayOf(named(name)), printed);
        }
        return new Target(named(name), new TypeName(PG_CATALOG, name, modifiers, asked.at()));
    }

    static Unresolved notListed(String type, Mark where) {
        return Unresolved.notUnderstood(
                "`" + type + "` is not on the list of types that expressions may work on",
                "types.allow-list",
                "select such a column plainly, or cast to a type of the list such as `text`",
                where);
    }

    private static List<Integer> modifiers(TypeName asked, String name) {
        if (asked.schema() == null && asked.name().equals("float")) {
            return List.of();
        }
        boolean one = asked.schema() == null && SINGLE.contains(asked.name());
        return one && asked.modifiers().isEmpty() ? List.of(1) : asked.modifiers();
    }
}
