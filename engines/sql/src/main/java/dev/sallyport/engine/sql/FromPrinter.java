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
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.TypeName;
import java.util.List;
import java.util.stream.IntStream;

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
            case FunctionTable functions -> functions(functions);
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

    private void functions(FunctionTable table) {
        FromItem.Calls calls = table.calls();
        out.add(table.lateral() ? "LATERAL " : "").add(calls.listed() ? "ROWS FROM (" : "");
        out.list(calls.calls(), ", ", expressions::print);
        out.add(calls.listed() ? ")" : "").add(calls.ordinality() ? " WITH ORDINALITY" : "");
        queries.alias(table.alias());
        if (table.types().isEmpty()) {
            queries.columns(table.columnAliases());
        } else {
            out.add(table.alias() == null ? " AS (" : " (")
                    .list(definitions(table), ", ", this::definition)
                    .add(")");
        }
    }

    private record Definition(Name column, TypeName type) {}

    private static List<Definition> definitions(FunctionTable table) {
        return IntStream.range(0, table.types().size())
                .mapToObj(i -> new Definition(
                        table.columnAliases().get(i), table.types().get(i)))
                .toList();
    }

    private void definition(Definition definition) {
        out.name(definition.column()).add(" ");
        new TermPrinter(out).type(definition.type());
    }

    private void derived(DerivedTable derived) {
        out.add("(SELECT ").list(derived.columns(), ", ", queries::item).add(" FROM ");
        print(derived.source());
        if (!derived.leftAside().isEmpty()) {
            out.leftAside(derived.leftAside());
        }
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
