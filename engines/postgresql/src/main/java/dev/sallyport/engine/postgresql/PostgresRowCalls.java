package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonColumns;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.TreeMapper;

/** Looks for calls of functions that may return more than one row. */
final class PostgresRowCalls extends TreeMapper {
    private final PostgresCatalog catalog;
    private boolean found;

    private PostgresRowCalls(PostgresCatalog catalog) {
        this.catalog = catalog;
    }

    static boolean in(Query query, PostgresCatalog catalog) {
        PostgresRowCalls calls = new PostgresRowCalls(catalog);
        var _ = calls.query(query);
        return calls.found;
    }

    @Override
    protected Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call) {
            String name = call.name().last().text();
            found |= catalog.builtins().functions(name).stream().anyMatch(PostgresFunction::setReturning);
        }
        found |= expression instanceof JsonCall call && call.function().equals(JsonColumns.TABLE);
        return super.expression(expression);
    }
}
