package dev.sallyport.engine.postgresql;

/**
 * One operator of `pg_catalog`.
 *
 * @param left oid of the type of its left argument, 0 for a prefix operator
 * @param right oid of the type of its right argument
 * @param result oid of the type of its result
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
        boolean leakproof) {
    boolean isBuiltin() {
        return oid < PostgresBuiltins.FIRST_USER_OID;
    }
}
