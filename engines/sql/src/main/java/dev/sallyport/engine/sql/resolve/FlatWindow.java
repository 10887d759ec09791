package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.Window;

/** A window whose definition holds no call over a window, as the standard has it: none is part of itself. */
final class FlatWindow extends TreeMapper {
    private FlatWindow() {}

    static Window of(Window window) {
        return new FlatWindow().window(window);
    }

    @Override
    public Query query(Query query) {
        return query;
    }

    @Override
    protected Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call && call.over() != null) {
            throw Unresolved.notUnderstood(
                    "a call over a window stands in the definition of a window",
                    "names.window",
                    "compute it in a subquery",
                    call.at());
        }
        return super.expression(expression);
    }
}
