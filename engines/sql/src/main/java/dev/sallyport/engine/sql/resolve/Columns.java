package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import java.util.ArrayList;
import java.util.List;

/** The columns that stand anywhere inside an expression. */
public final class Columns {
    private Columns() {}

    public static List<ResolvedColumn> in(Expression expression) {
        List<ResolvedColumn> found = new ArrayList<>();
        collect(expression, found);
        return found;
    }

    private static Expression collect(Expression expression, List<ResolvedColumn> found) {
        if (expression instanceof ResolvedColumn column) {
            found.add(column);
        }
        return Children.map(expression, child -> collect(child, found));
    }
}
