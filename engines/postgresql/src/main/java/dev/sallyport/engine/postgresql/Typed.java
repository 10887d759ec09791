package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import java.util.List;
import java.util.function.Function;

/**
 * An expression with the type that the server gives it.
 *
 * @param leakproof whether nothing but the result tells of the row; an expression without any column is not leakproof
 *     for that alone, because what errs at run time errs only for the rows that reach it
 */
record Typed(Expression expression, PostgresType type, boolean leakproof) {
    /** A literal, or a parameter as it was sent. */
    static Typed constant(Expression expression, PostgresType type) {
        return new Typed(expression, type, true);
    }

    /** A construct over operands. */
    static Typed over(
            List<Typed> operands,
            PostgresType type,
            boolean leakproof,
            Function<List<Expression>, Expression> construct) {
        boolean safe = leakproof && operands.stream().allMatch(Typed::leakproof);
        Expression built =
                construct.apply(operands.stream().map(Typed::expression).toList());
        return new Typed(built, type, safe);
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
