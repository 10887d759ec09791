package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Statement;
import dev.sallyport.engine.sql.tree.TreeMapper;

/** A tree whose literals stay as they are, whatever the literals of a statement: nothing that an agent sends fills them. */
public final class WithoutSlots extends TreeMapper {
    private WithoutSlots() {}

    public static Statement of(Statement statement) {
        return new WithoutSlots().statement(statement);
    }

    public static Query of(Query query) {
        return new WithoutSlots().query(query);
    }

    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof Literal.Lifted(var _, var value, var _) ? value : super.expression(expression);
    }
}
