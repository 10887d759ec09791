package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns of tables that stand anywhere inside an expression, also in its queries and behind their columns. */
public final class Columns extends TreeMapper {
    private final Set<ResolvedColumn> found = new LinkedHashSet<>();
    private boolean parameter;
    private boolean query;
    private boolean column;

    private Columns() {}

    public static List<ResolvedColumn> in(Expression expression) {
        return List.copyOf(of(expression).found);
    }

    /** Those of a whole query. */
    static Set<ResolvedColumn> in(Query query) {
        Columns columns = new Columns();
        var _ = columns.query(query);
        return columns.found;
    }

    static boolean hasParameter(Expression expression) {
        return of(expression).parameter;
    }

    /** Whether it is the same for every row: no column and no query stands inside. */
    public static boolean isConstant(Expression expression) {
        Columns inside = of(expression);
        return !inside.column && !inside.query;
    }

    private static Columns of(Expression expression) {
        Columns columns = new Columns();
        var _ = columns.expression(expression);
        return columns;
    }

    @Override
    public Query query(Query inner) {
        query = true;
        return super.query(inner);
    }

    @Override
    protected Expression expression(Expression expression) {
        switch (expression) {
            case ResolvedColumn resolved -> {
                column = true;
                found.add(resolved);
            }
            case QueryColumn shown -> {
                column = true;
                found.addAll(shown.sources());
            }
            case Parameter _ -> parameter = true;
            case MergedColumn merged -> {
                merged.values().forEach(this::expression);
                return merged;
            }
            default -> {}
        }
        return super.expression(expression);
    }

    @Override
    protected FromItem from(FromItem item) {
        if (item instanceof FromItem.DerivedTable) {
            throw new IllegalArgumentException("the columns are looked for before the rewrite");
        }
        return super.from(item);
    }
}
