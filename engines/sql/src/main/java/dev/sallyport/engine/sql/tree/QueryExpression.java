package dev.sallyport.engine.sql.tree;

/** An expression that holds a query, which may name the columns around it. */
public sealed interface QueryExpression extends Expression {

    Query query();

    /** {@code [NOT] IN} with a query of as many columns as the operand has. */
    record InQuery(Expression operand, Query query, boolean negated, Mark at) implements QueryExpression {}

    /** Whether a query returns any row. */
    record Exists(Query query, Mark at) implements QueryExpression {}

    /** The one value of a query of one column and at most one row. */
    record ScalarQuery(Query query, Mark at) implements QueryExpression {}

    /** The values of a query of one column, as an array. */
    record ArrayQuery(Query query, Mark at) implements QueryExpression {}
}
