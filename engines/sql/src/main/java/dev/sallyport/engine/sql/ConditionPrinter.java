package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite.Quantified;
import dev.sallyport.engine.sql.tree.Expression.Between;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.QueryExpression.InQuery;
import dev.sallyport.engine.sql.tree.QueryExpression.ScalarQuery;

/** Prints the conditions that have words of their own: IN, BETWEEN and LIKE. */
final class ConditionPrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;

    ConditionPrinter(PrintBuffer out, ExpressionPrinter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    void in(InList in) {
        expressions.operand(in.operand());
        out.add(in.negated() ? " NOT IN (" : " IN (")
                .list(in.values(), ", ", expressions::print)
                .add(")");
    }

    void in(InQuery in) {
        expressions.operand(in.operand());
        out.add(in.negated() ? " NOT IN " : " IN ");
        expressions.query(in.query());
    }

    void quantified(Quantified all) {
        expressions.operand(all.operand());
        out.add(" ");
        expressions.symbol(all.operator());
        out.add(" ").add(all.quantifier().name()).add(" ");
        if (all.values() instanceof ScalarQuery(var query, var _)) {
            expressions.query(query);
        } else {
            expressions.call("(", all.values());
        }
    }

    void between(Between between) {
        expressions.operand(between.operand());
        String words = (between.negated() ? " NOT BETWEEN " : " BETWEEN ") + (between.symmetric() ? "SYMMETRIC " : "");
        expressions.after(words, between.low());
        expressions.after(" AND ", between.high());
    }

    void like(Like like) {
        expressions.operand(like.operand());
        out.add(like.negated() ? " NOT" : "");
        expressions.after(" " + like.matching() + " ", like.pattern());
        if (like.escape() != null) {
            expressions.after(" ESCAPE ", like.escape());
        }
    }
}
