package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.TreeMapper;

/**
 * Names the side that a column of USING or NATURAL has its value from, as the server does: the left one, of a right join the
 * right one. Under a collation values that are equal may be other texts, so that it matters which.
 */
final class MySqlMerged extends TreeMapper {
    @Override
    protected Expression expression(Expression expression) {
        return expression instanceof MergedColumn merged
                ? expression(merged.values().getFirst())
                : super.expression(expression);
    }
}
