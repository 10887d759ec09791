package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;

/** A tree as it would be without shapes, to compare it with one that was made by hand. */
final class WithoutSlots extends TreeMapper {
    private WithoutSlots() {}

    static Query of(Query query) {
        return new WithoutSlots().query(query);
    }

    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof Literal.Lifted(var _, var value, var _) ? value : super.expression(expression);
    }
}
