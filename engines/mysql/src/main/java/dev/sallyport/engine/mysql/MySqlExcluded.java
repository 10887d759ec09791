package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;

/**
 * Writes the row that was to be written as both products have it: {@code excluded.a} is {@code VALUES(a)}. Inside of a query one
 * of them gives nothing and the other fails, so that there it is refused.
 */
final class MySqlExcluded extends TreeMapper {
    private int queries;

    @Override
    public Query query(Query query) {
        queries++;
        Query plain = super.query(query);
        queries--;
        return plain;
    }

    @Override
    protected Expression expression(Expression expression) {
        if (!(expression instanceof QueryColumn column) || !column.relation().equals(Insert.EXCLUDED)) {
            return super.expression(expression);
        }
        if (queries > 1) {
            throw Unresolved.unsupported(
                    "a query asks for the row that was to be written",
                    "writes.duplicate-key",
                    "write the value itself into the query",
                    column.at());
        }
        return Sql.call("values", new ColumnReference(new QualifiedName(List.of(column.column())), column.at()));
    }
}
