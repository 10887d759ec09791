package dev.sallyport.engine.postgresql;

/**
 * One type of the database.
 *
 * @param kind what it is made of
 * @param category the letter of its category, for example `N` for numbers
 * @param preferred whether an implicit conversion inside its category goes to it
 * @param base oid of the type under a domain, else 0
 * @param cast whether a user made a cast from it or to it, which the server may run without being asked
 */
record PostgresType(
        long oid, String schema, String name, Kind kind, char category, boolean preferred, long base, boolean cast) {
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
