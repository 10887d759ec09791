package dev.sallyport.engine.postgresql;

/**
 * One operator of `pg_catalog`, or of a reviewed extension.
 *
 * @param left oid of the type of its left argument, 0 for a prefix operator
 * @param right oid of the type of its right argument
 * @param result oid of the type of its result
 * @param extension the reviewed extension that vouches for it; empty for none
 * @param leakproof whether its function reveals nothing of its arguments but by its result
 */
record PostgresOperator(
        long oid,
        String schema,
        String name,
        long left,
        long right,
        long result,
        PostgresFunction.Volatility volatility,
        boolean leakproof,
        String extension) {
    /** Whether no user can have made it. */
    boolean isTrusted() {
        return oid < PostgresBuiltins.FIRST_USER_OID || !extension.isEmpty();
    }
}
