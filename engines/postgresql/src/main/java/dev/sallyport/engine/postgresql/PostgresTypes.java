package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresType.Made;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;

/** The types that expressions may work on; a column of any other type is only projected. */
final class PostgresTypes {
    static final Name PG_CATALOG = new Name("pg_catalog");

    /** What one value may be filled up to, in characters or bits. */
    private static final int WIDEST = 1_000;

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

    /** Whether expressions may work on it: it is on the list, or of a reviewed extension, or a plain enumeration, or an array of one. */
    static boolean isListed(PostgresType type) {
        return isServers(type) || isNamedByColumns(type);
    }

    /** Whether it is a type of the list, or an array of one, that the server brings along. */
    static boolean isServers(PostgresType type) {
        return type.made() == Made.SERVER
                && PostgresTypeNames.isListed(type.name())
                && type.schema().equals(PG_CATALOG.text());
    }

    /** Whether a statement may name it only where a column that it sees is of it. */
    static boolean isNamedByColumns(PostgresType type) {
        return type.made() == Made.ENUMERATION || type.made() == Made.EXTENSION;
    }

    /** Labels that a user made: everything that works on them is the server's, unless somebody made a cast or an order of his own. */
    static boolean isEnumeration(PostgresType type) {
        return type.kind() == PostgresType.Kind.ENUM && type.made() == Made.ENUMERATION;
    }

    /** The type under a domain, however deep: the one that the server works with. */
    PostgresType base(PostgresType type) {
        return type.kind() == PostgresType.Kind.DOMAIN ? base(of(type.base())) : type;
    }

    static void requireListed(PostgresType type, Mark where) {
        if (!isListed(type)) {
            throw notListed(type.name(), where);
        }
    }

    static boolean isArray(PostgresType type) {
        return type.kind() == PostgresType.Kind.BASE && type.category() == 'A' && type.base() != 0;
    }

    /** The type of the elements of an array type. */
    PostgresType element(PostgresType array) {
        if (!isArray(array)) {
            throw new IllegalArgumentException("`" + array.name() + "` is no array type");
        }
        return of(array.base());
    }

    /** The type of arrays of a listed type. */
    PostgresType arrayOf(PostgresType element) {
        requireListed(element, Mark.NONE);
        return isArray(element)
                ? element
                : builtins.arrayOf(element).orElseThrow(() -> notListed(element.name() + "[]", Mark.NONE));
    }

    static boolean isText(PostgresType type) {
        return isServers(type) && PostgresTypeNames.isText(type.name());
    }

    /** Whether it holds what a text holds, and each becomes the other as it is: `citext`. */
    static boolean isTextOfExtension(PostgresType type) {
        return type.made() == Made.EXTENSION && type.category() == 'S';
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

    /** The listed type that a cast names; every other one gets one answer, whether it exists or not. */
    Target target(TypeName asked) {
        if (asked.schema() == null && PostgresTypeNames.isInterval(asked.name())) {
            return new Target(named("interval"), asked);
        }
        String name = PostgresTypeNames.canonical(asked);
        boolean builtin = asked.schema() == null || asked.schema().equals(PG_CATALOG);
        if (!builtin || !PostgresTypeNames.isListed(name)) {
            return Target.of(enumerations.named(asked).orElseThrow(() -> notListed(asked.name(), asked.at())));
        }
        List<Integer> modifiers = PostgresTypeNames.modifiers(asked, name);
        if (!modifiers.isEmpty() && !PostgresTypeNames.isModified(name)) {
            throw Unresolved.notUnderstood(
                    "`" + asked.name() + "` takes no modifier here", "types.allow-list", "leave it out", asked.at());
        }
        if (PostgresTypeNames.isPadded(name) && modifiers.stream().anyMatch(length -> length > WIDEST)) {
            throw Unresolved.notUnderstood(
                    "`" + asked.name() + "` is filled up to `" + modifiers.getFirst() + "`, which is more than `"
                            + WIDEST + "`",
                    "types.allow-list",
                    "cast to `varchar` or `varbit`, which are as long as the value",
                    asked.at());
        }
        if (asked.dimensions() > 0) {
            if (name.startsWith(PostgresTypeNames.ARRAY)) {
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
}
