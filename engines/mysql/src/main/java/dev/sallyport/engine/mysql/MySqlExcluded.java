package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.List;

/** Writes the row that was to be written as both products have it: {@code excluded.a} is {@code VALUES(a)}. */
final class MySqlExcluded extends TreeMapper {
    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof QueryColumn column && column.relation().equals(Insert.EXCLUDED)
                ? Sql.call("values", new ColumnReference(new QualifiedName(List.of(column.column())), column.at()))
                : super.expression(expression);
    }
}
