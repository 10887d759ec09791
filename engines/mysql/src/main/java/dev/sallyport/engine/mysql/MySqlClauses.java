package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.JoinKind;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Window;
import dev.sallyport.engine.sql.tree.Write;
import java.util.List;

/** Refuses the clauses that the server's language does not have, each with what stands for it there. */
final class MySqlClauses {
    private final MySqlVersion server;
    private final MySqlFunctions functions;
    private final MySqlJson json;

    MySqlClauses(MySqlVersion server, MySqlFunctions functions, MySqlJson json) {
        this.server = server;
        this.functions = functions;
        this.json = json;
    }

    void check(Query query) {
        if (query.with() != null) {
            query.with().tables().forEach(MySqlClauses::check);
        }
        switch (query.body()) {
            case Select select -> check(select, query.orderBy());
            case SetOperation operation -> check(operation);
            case Rows rows -> throw MySqlCalls.absent("values as rows", "write `select ... union all`", rows.at());
            case Write _ -> {}
        }
        Query.Limit limit = query.limit();
        if (limit == null && query.offset() != null) {
            throw MySqlCalls.absent("offset without a limit", "write `limit n offset m`", query.at());
        }
        if (limit != null && (limit.fetched() || !isCount(limit.count()))) {
            throw MySqlCalls.absent("such a limit", "write `limit n` with a number or a parameter", query.at());
        }
        if (query.offset() != null && !isCount(query.offset())) {
            throw MySqlCalls.absent("such an offset", "write a number or a parameter", query.at());
        }
    }

    private static boolean isCount(Expression count) {
        return switch (count) {
            case Literal.IntegerLiteral _, Expression.Parameter _ -> true;
            case Literal.Lifted(var _, var value, var _) -> value instanceof Literal.IntegerLiteral;
            default -> false;
        };
    }

    private static void check(CommonTable table) {
        if (table.materialization() != CommonTable.Materialization.DEFAULT) {
            throw MySqlCalls.absent("materialized", "leave the word out", table.at());
        }
    }

    private void check(Select select, List<SortKey> order) {
        MySqlHaving.check(select, functions);
        if (select.distinct() instanceof Distinct.On) {
            throw MySqlCalls.absent("distinct on", "number the rows with `row_number() over (...)`", select.at());
        }
        if (select.groupBy().stream().anyMatch(GroupKey.Sets.class::isInstance) && !MySqlRollup.stands(select)) {
            throw MySqlCalls.absent("sets of keys", "unite several queries, or write `with rollup`", select.at());
        }
        MySqlRollup.check(select, order, server);
        for (Expression key : MySqlRollup.keys(select)) {
            if (select.items().stream().anyMatch(item -> takes(item, key))) {
                throw Unresolved.notUnderstood(
                        "a key of the groups is the name of a column and the label of another one",
                        "names.keys",
                        "give the output another label",
                        select.at());
            }
        }
    }

    /** MySQL takes a column of a table for an output of that label, if the output is a column of that table too. */
    private static boolean takes(SelectItem item, Expression key) {
        return item instanceof SelectItem.Output(var output, var label, var _)
                && label != null
                && !column(output).isEmpty()
                && !output.equals(key)
                && column(key).equals(MySqlNames.folded(label.text()));
    }

    /** What a column is called, nothing for any other expression. */
    private static String column(Expression expression) {
        return switch (expression) {
            case Expression.ResolvedColumn column ->
                MySqlNames.folded(column.column().text());
            case Expression.QueryColumn column ->
                MySqlNames.folded(column.column().text());
            default -> "";
        };
    }

    private void check(SetOperation operation) {
        if (operation.kind() != SetOperation.Kind.UNION && !server.hasSetOperations()) {
            throw MySqlCalls.absent(
                    operation.kind().name().toLowerCase(java.util.Locale.ROOT),
                    "write `in` or `exists`",
                    operation.at());
        }
    }

    void check(FromItem item) {
        switch (item) {
            case FromItem.TableReference table -> {
                if (table.only() || !table.columnAliases().isEmpty()) {
                    throw MySqlCalls.absent("only, or names for the columns of a table", "leave it out", table.at());
                }
            }
            case FromItem.Subquery query -> {
                if (query.lateral() && server.isMariaDb()) {
                    throw MySqlCalls.absent("lateral", "join the query", query.at());
                }
            }
            case FromItem.FunctionTable function -> json.table(function);
            case FromItem.Join join -> check(join);
            case FromItem.View _, FromItem.CommonTableReference _, FromItem.DerivedTable _ -> {}
        }
    }

    private static void check(FromItem.Join join) {
        if (join.kind() == JoinKind.FULL) {
            throw MySqlCalls.absent("full join", "unite a left and a right join", join.at());
        }
    }

    void check(Window window) {
        Window.Frame frame = window.frame();
        if (frame != null && (frame.mode() == Window.Mode.GROUPS || frame.exclusion() != null)) {
            throw Unresolved.unsupported(
                    "such a frame of a window is not in the language of this server",
                    "sql.dialect",
                    "write `rows` or `range` without an exclusion",
                    Mark.NONE);
        }
    }

    static void check(SortKey key) {
        if (key.nulls() != SortKey.Nulls.DEFAULT) {
            throw MySqlCalls.absent("nulls first or last", "order by `x is null` first", key.at());
        }
    }
}
