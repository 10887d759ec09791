package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import java.util.ArrayList;
import java.util.List;

/** The columns that stand anywhere inside an expression. */
public final class Columns {
    private Columns() {}

    public static List<ResolvedColumn> in(Expression expression) {
        List<ResolvedColumn> found = new ArrayList<>();
        var _ = collect(expression, ResolvedColumn.class, found);
        return found;
    }

    static boolean hasParameter(Expression expression) {
        List<Parameter> found = new ArrayList<>();
        var _ = collect(expression, Parameter.class, found);
        return !found.isEmpty();
    }

    private static <T extends Expression> Expression collect(Expression expression, Class<T> wanted, List<T> found) {
        if (wanted.isInstance(expression)) {
            found.add(wanted.cast(expression));
        }
        return Children.map(expression, child -> collect(child, wanted, found));
    }
}
