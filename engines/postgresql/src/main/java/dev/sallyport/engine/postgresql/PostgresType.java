package dev.sallyport.engine.postgresql;

/**
 * One type of the database.
 *
 * @param kind what it is made of
 * @param category the letter of its category, for example `N` for numbers
 * @param preferred whether an implicit conversion inside its category goes to it
 * @param base oid of the type under a domain, or of the elements of an array, else 0
 * @param made who made it, and what is known of that
 */
record PostgresType(
        long oid, String schema, String name, Kind kind, char category, boolean preferred, long base, Made made) {
    /** Who made a type; of a user, unless everything that the server does with it by itself is the server's or reviewed. */
    enum Made {
        SERVER,
        /** An enumeration, or arrays of one. */
        ENUMERATION,
        /** A reviewed extension. */
        EXTENSION,
        USER;

        static Made of(char letter) {
            return switch (letter) {
                case 's' -> SERVER;
                case 'e' -> ENUMERATION;
                case 'x' -> EXTENSION;
                case 'u' -> USER;
                default -> throw new IllegalArgumentException("maker `" + letter + "` of a type is not known");
            };
        }
    }

    /** What a type is made of, as `pg_type.typtype` tells it. */
    enum Kind {
        BASE,
        COMPOSITE,
        DOMAIN,
        ENUM,
        PSEUDO,
        RANGE,
        MULTIRANGE;

        static Kind of(char letter) {
            return switch (letter) {
                case 'b' -> BASE;
                case 'c' -> COMPOSITE;
                case 'd' -> DOMAIN;
                case 'e' -> ENUM;
                case 'p' -> PSEUDO;
                case 'r' -> RANGE;
                case 'm' -> MULTIRANGE;
                default -> throw new IllegalArgumentException("type kind `" + letter + "` is not known");
            };
        }
    }

    boolean isBuiltin() {
        return oid < PostgresBuiltins.FIRST_USER_OID;
    }
}
