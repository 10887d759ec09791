package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.ArrayList;
import java.util.List;

/** Gives the columns of a query in FROM their names inside of it: not every version takes them behind its alias. */
final class MySqlOutputs extends TreeMapper {
    @Override
    protected FromItem from(FromItem item) {
        return switch (item) {
            case FromItem.Subquery(var query, var lateral, var alias, var columns, var at) ->
                new FromItem.Subquery(named(query(query), columns), lateral, alias, List.of(), at);
            case FromItem.DerivedTable(var source, var columns, var filter, var fenced, var aside, var alias, var at) ->
                new FromItem.DerivedTable(from(source), columns, perhaps(filter), fenced, aside, alias, at);
            case FromItem.FunctionTable table -> unnamed(super.from(table));
            default -> super.from(item);
        };
    }

    /** The call itself says what its columns are called. */
    private static FromItem unnamed(FromItem item) {
        return item instanceof FromItem.FunctionTable(var calls, var lateral, var alias, var _, var types, var at)
                ? new FromItem.FunctionTable(calls, lateral, alias, List.of(), types, at)
                : item;
    }

    private static Query named(Query query, List<Name> columns) {
        return columns.isEmpty()
                ? query
                : new Query(
                        query.with(),
                        named(query.body(), columns),
                        query.orderBy(),
                        query.limit(),
                        query.offset(),
                        query.at());
    }

    private static QueryBody named(QueryBody body, List<Name> columns) {
        return switch (body) {
            case Select select ->
                new Select(
                        select.distinct(),
                        named(select.items(), columns),
                        select.from(),
                        select.where(),
                        select.groupBy(),
                        select.having(),
                        select.windows(),
                        select.at());
            case SetOperation(var kind, var all, var left, var right, var at) ->
                new SetOperation(kind, all, named(left, columns), right, at);
            default -> throw new IllegalArgumentException("only a SELECT names its outputs");
        };
    }

    private static List<SelectItem> named(List<SelectItem> items, List<Name> columns) {
        List<SelectItem> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof Output(var expression, var _, var at))) {
                throw new IllegalArgumentException("a star was resolved before");
            }
            named.add(new Output(expression, columns.get(i), at));
        }
        return named;
    }
}
