package dev.sallyport.engine.postgresql;

import java.util.List;

/**
 * One function of `pg_catalog`, or of a reviewed extension.
 *
 * @param arguments oids of the types of its input arguments, in order
 * @param result oid of the type of its result
 * @param variadic oid of the element type that the last argument repeats, else 0
 * @param leakproof whether it reveals nothing of its arguments but by its result
 * @param setReturning whether it returns rows
 * @param defaults how many of its last arguments may be left out
 * @param names of its input arguments, in order; none where they have no names
 * @param extension the reviewed extension that vouches for it; empty for none
 */
record PostgresFunction(
        long oid,
        String schema,
        String name,
        Kind kind,
        List<Long> arguments,
        long result,
        long variadic,
        Volatility volatility,
        boolean leakproof,
        boolean setReturning,
        int defaults,
        List<String> names,
        String extension) {
    /** How it is called. */
    enum Kind {
        FUNCTION,
        PROCEDURE,
        AGGREGATE,
        ORDERED_SET_AGGREGATE,
        HYPOTHETICAL_SET_AGGREGATE,
        WINDOW;

        /** From `pg_proc.prokind` and, for an aggregate, `pg_aggregate.aggkind`. */
        static Kind of(char kind, char aggregate) {
            return switch (kind) {
                case 'f' -> FUNCTION;
                case 'p' -> PROCEDURE;
                case 'w' -> WINDOW;
                case 'a' -> aggregate(aggregate);
                default -> throw new IllegalArgumentException("function kind `" + kind + "` is not known");
            };
        }

        private static Kind aggregate(char letter) {
            return switch (letter) {
                case 'n' -> AGGREGATE;
                case 'o' -> ORDERED_SET_AGGREGATE;
                case 'h' -> HYPOTHETICAL_SET_AGGREGATE;
                default -> throw new IllegalArgumentException("aggregate kind `" + letter + "` is not known");
            };
        }
    }

    /** What its result depends on. */
    enum Volatility {
        IMMUTABLE,
        STABLE,
        VOLATILE;

        static Volatility of(char letter) {
            return switch (letter) {
                case 'i' -> IMMUTABLE;
                case 's' -> STABLE;
                case 'v' -> VOLATILE;
                default -> throw new IllegalArgumentException("volatility `" + letter + "` is not known");
            };
        }
    }

    PostgresFunction {
        arguments = List.copyOf(arguments);
        names = List.copyOf(names);
    }

    /** Whether no user can have made it. */
    boolean isTrusted() {
        return oid < PostgresBuiltins.FIRST_USER_OID || !extension.isEmpty();
    }
}
