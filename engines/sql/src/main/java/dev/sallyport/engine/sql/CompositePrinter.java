package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.QueryExpression;

/** Prints queries as values, arrays and rows. */
final class CompositePrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final ConditionPrinter conditions;

    CompositePrinter(PrintBuffer out, ExpressionPrinter expressions, ConditionPrinter conditions) {
        this.out = out;
        this.expressions = expressions;
        this.conditions = conditions;
    }

    void query(QueryExpression expression) {
        switch (expression) {
            case QueryExpression.InQuery in -> conditions.in(in);
            case QueryExpression.Exists(var query, var _) -> {
                out.add("EXISTS ");
                expressions.query(query);
            }
            case QueryExpression.ScalarQuery(var query, var _) -> expressions.query(query);
            case QueryExpression.ArrayQuery(var query, var _) -> {
                out.add("ARRAY");
                expressions.query(query);
            }
        }
    }

    /** Whether it stands as an operand without parentheses. */
    static boolean isTerm(Composite composite) {
        return switch (composite) {
            case Composite.ArrayLiteral _, Composite.Row _, Composite.WholeRow _ -> true;
            case Composite.Quantified _, Composite.Field _, Composite.Subscript _ -> false;
        };
    }

    void composite(Composite composite) {
        switch (composite) {
            case Composite.Quantified all -> conditions.quantified(all);
            case Composite.ArrayLiteral(var elements, var keyword, var _) ->
                out.add(keyword ? "ARRAY[" : "[")
                        .list(elements, ", ", expressions::print)
                        .add("]");
            case Composite.Row(var elements, var keyword, var _) ->
                out.add(keyword ? "ROW(" : "(")
                        .list(elements, ", ", expressions::print)
                        .add(")");
            case Composite.WholeRow(var relation, var _, var _) ->
                out.name(relation).add(".*");
            case Composite.Field(var row, var name, var _) -> {
                expressions.call("(", row);
                out.add(".").name(name);
            }
            case Composite.Subscript(var array, var index, var _) -> {
                boolean plain = array instanceof ColumnReference
                        || array instanceof ResolvedColumn
                        || array instanceof QueryColumn;
                if (plain) {
                    expressions.print(array);
                } else {
                    expressions.call("(", array);
                }
                out.add("[");
                expressions.print(index);
                out.add("]");
            }
        }
    }
}
