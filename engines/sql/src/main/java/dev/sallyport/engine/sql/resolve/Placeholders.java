package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SortKey;
import org.jspecify.annotations.Nullable;

/** A statement without its values, so that the trail can hold its shape: every literal is a parameter in its place. */
public final class Placeholders {
    private Placeholders() {}

    public static Select in(Select select) {
        return new Select(
                select.distinct(),
                select.items().stream().map(Placeholders::item).toList(),
                select.from().stream().map(Placeholders::from).toList(),
                perhaps(select.where()),
                select.groupBy().stream().map(Placeholders::expression).toList(),
                perhaps(select.having()),
                select.orderBy().stream().map(Placeholders::key).toList(),
                perhaps(select.limit()),
                perhaps(select.offset()),
                select.at());
    }

    private static Expression expression(Expression expression) {
        return expression instanceof Literal literal
                ? new Parameter(1, literal.at())
                : Children.map(expression, Placeholders::expression);
    }

    private static @Nullable Expression perhaps(@Nullable Expression expression) {
        return expression == null ? null : expression(expression);
    }

    /** Without the label, which may be any text of the caller's. */
    private static SelectItem item(SelectItem item) {
        return item instanceof Output(var expression, var _, Mark at)
                ? new Output(expression(expression), null, at)
                : item;
    }

    private static FromItem from(FromItem item) {
        return item instanceof Join join
                ? new Join(join.kind(), from(join.left()), from(join.right()), condition(join.condition()), join.at())
                : item;
    }

    private static JoinCondition condition(JoinCondition condition) {
        return condition instanceof JoinCondition.On(var on) ? new JoinCondition.On(expression(on)) : condition;
    }

    private static SortKey key(SortKey key) {
        return new SortKey(expression(key.expression()), key.descending(), key.nulls(), key.at());
    }
}
