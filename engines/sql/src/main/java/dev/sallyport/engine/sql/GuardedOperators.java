package dev.sallyport.engine.sql;

/** Operators that the parser does not know, under the names of those that it knows and no statement may use. */
final class GuardedOperators {
    private static final String WRITTEN = "@?";
    private static final String GUARDED = "<#>";

    private GuardedOperators() {}

    static String guarded(String symbol) {
        return symbol.equals(WRITTEN) ? GUARDED : symbol;
    }

    static String written(String symbol) {
        return symbol.equals(GUARDED) ? WRITTEN : symbol;
    }
}
