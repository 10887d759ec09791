package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.CommonTableReference;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.FunctionTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.Subquery;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.FromItem.View;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.JoinKind;

/** Prints what rows come from. */
final class FromPrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;
    private final QueryPrinter queries;

    FromPrinter(PrintBuffer out, ExpressionPrinter expressions, QueryPrinter queries) {
        this.out = out;
        this.expressions = expressions;
        this.queries = queries;
    }

    void print(FromItem item) {
        switch (item) {
            case TableReference table -> table(table);
            case Subquery(var query, var lateral, var alias, var columns, var _) -> {
                out.add(lateral ? "LATERAL " : "");
                expressions.query(query);
                queries.alias(alias);
                queries.columns(columns);
            }
            case FunctionTable(var call, var lateral, var ordinality, var alias, var columns, var _) -> {
                out.add(lateral ? "LATERAL " : "");
                expressions.print(call);
                out.add(ordinality ? " WITH ORDINALITY" : "");
                queries.alias(alias);
                queries.columns(columns);
            }
            case CommonTableReference(var table, var alias, var _) -> {
                out.name(table);
                queries.alias(alias);
            }
            case DerivedTable derived -> derived(derived);
            case View view ->
                throw new IllegalArgumentException(
                        "`" + view.table().name() + "` is printed only as what it stands for");
            case Join join -> join(join);
        }
    }

    private void table(TableReference table) {
        out.add(table.only() ? "ONLY " : "").name(table.name());
        queries.alias(table.alias());
        queries.columns(table.columnAliases());
    }

    private void derived(DerivedTable derived) {
        out.add("(SELECT ").list(derived.columns(), ", ", queries::item).add(" FROM ");
        print(derived.source());
        if (derived.filter() != null) {
            out.add(" WHERE ");
            expressions.print(derived.filter());
        }
        if (derived.fenced()) {
            out.fence();
        }
        out.add(")");
        queries.alias(derived.alias());
    }

    private void join(Join join) {
        out.add("(");
        print(join.left());
        out.add(join.condition() instanceof JoinCondition.Natural ? " NATURAL" : "")
                .add(words(join.kind()));
        print(join.right());
        condition(join.condition());
        out.add(")");
    }

    private static String words(JoinKind kind) {
        return switch (kind) {
            case CROSS -> " CROSS JOIN ";
            case INNER -> " JOIN ";
            case LEFT -> " LEFT JOIN ";
            case RIGHT -> " RIGHT JOIN ";
            case FULL -> " FULL JOIN ";
        };
    }

    private void condition(JoinCondition condition) {
        switch (condition) {
            case JoinCondition.On(var on) -> {
                out.add(" ON ");
                expressions.print(on);
            }
            case JoinCondition.Using(var columns) -> out.add(" USING ").names(columns);
            case JoinCondition.Natural() -> {}
            case JoinCondition.None() -> {}
        }
    }
}
