package dev.sallyport.engine.postgresql;

/**
 * One cast of the database, made by the server or by a user.
 *
 * @param source oid of the type it takes
 * @param target oid of the type it makes
 * @param reviewed whether a reviewed extension vouches for it
 * @param leakproof whether it reveals nothing of its argument but by its result
 */
record PostgresCast(
        long oid, long source, long target, Context context, Method method, boolean leakproof, boolean reviewed) {
    /** Where the server applies it by itself. */
    enum Context {
        IMPLICIT,
        ASSIGNMENT,
        EXPLICIT;

        static Context of(char letter) {
            return switch (letter) {
                case 'i' -> IMPLICIT;
                case 'a' -> ASSIGNMENT;
                case 'e' -> EXPLICIT;
                default -> throw new IllegalArgumentException("cast context `" + letter + "` is not known");
            };
        }
    }

    /** How it is done. */
    enum Method {
        FUNCTION,
        INPUT_OUTPUT,
        BINARY;

        static Method of(char letter) {
            return switch (letter) {
                case 'f' -> FUNCTION;
                case 'i' -> INPUT_OUTPUT;
                case 'b' -> BINARY;
                default -> throw new IllegalArgumentException("cast method `" + letter + "` is not known");
            };
        }
    }

    /** Whether no user can have made it. */
    boolean isTrusted() {
        return oid < PostgresBuiltins.FIRST_USER_OID || reviewed;
    }
}
