package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;

/**
 * An expression with the type that the server gives it.
 *
 * @param leakproof whether nothing but the result tells of the columns inside; true without any column
 * @param constant whether it has no column
 */
record Typed(Expression expression, PostgresType type, boolean leakproof, boolean constant) {
    static Typed constant(Expression expression, PostgresType type) {
        return new Typed(expression, type, true, true);
    }

    boolean isUnknown() {
        return PostgresTypes.isUnknown(type);
    }

    boolean is(PostgresType other) {
        return type.oid() == other.oid();
    }

    boolean isParameter() {
        return expression instanceof Expression.Parameter
                || (expression instanceof Expression.Cast cast && cast.operand() instanceof Expression.Parameter);
    }
}
