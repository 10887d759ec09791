package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.Statement;
import dev.sallyport.engine.sql.tree.TreeMapper;

/** A statement without its values, so that the trail can hold its shape: every literal is a parameter in its place. */
public final class Placeholders extends TreeMapper {
    private Placeholders() {}

    public static Statement in(Statement statement) {
        return new Placeholders().statement(statement);
    }

    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof Literal literal ? new Parameter(1, literal.at()) : super.expression(expression);
    }

    /** Without the label, which may be any text of the caller's. */
    @Override
    protected SelectItem item(SelectItem item) {
        return item instanceof Output(var expression, var _, var at)
                ? new Output(expression(expression), null, at)
                : item;
    }
}
