package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.DerivedTable;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.FromItem.TableReference;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.JoinKind;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what stands around expressions. */
final class QueryPrinter {

    private final PrintBuffer out;
    private final ExpressionPrinter expressions;

    QueryPrinter(PrintBuffer out) {
        this.out = out;
        this.expressions = new ExpressionPrinter(out);
    }

    void select(Select select) {
        out.add(select.distinct() ? "SELECT DISTINCT " : "SELECT ").list(select.items(), ", ", this::item);
        clause(" FROM ", select.from(), this::from);
        clause(" WHERE ", select.where());
        clause(" GROUP BY ", select.groupBy(), expressions::print);
        clause(" HAVING ", select.having());
        clause(" ORDER BY ", select.orderBy(), expressions::sortKey);
        clause(" LIMIT ", select.limit());
        clause(" OFFSET ", select.offset());
    }

    private void clause(String word, @Nullable Expression expression) {
        if (expression != null) {
            out.add(word);
            expressions.print(expression);
        }
    }

    private <T> void clause(String word, List<T> elements, PrintBuffer.Element<T> print) {
        if (!elements.isEmpty()) {
            out.add(word).list(elements, ", ", print);
        }
    }

    private void item(SelectItem item) {
        switch (item) {
            case Star(var qualifier, var _) -> {
                if (qualifier != null) {
                    out.name(qualifier).add(".");
                }
                out.add("*");
            }
            case Output(var expression, var label, var _) -> {
                expressions.print(expression);
                alias(label);
            }
        }
    }

    private void alias(@Nullable Name alias) {
        if (alias != null) {
            out.add(" AS ").name(alias);
        }
    }

    private void from(FromItem item) {
        switch (item) {
            case TableReference table -> table(table);
            case DerivedTable derived -> derived(derived);
            case Join join -> join(join);
        }
    }

    private void table(TableReference table) {
        out.add(table.only() ? "ONLY " : "").name(table.name());
        alias(table.alias());
        if (!table.columnAliases().isEmpty()) {
            out.add(" ").names(table.columnAliases());
        }
    }

    private void derived(DerivedTable derived) {
        out.add("(SELECT ").list(derived.columns(), ", ", this::item).add(" FROM ");
        table(derived.table());
        clause(" WHERE ", derived.filter());
        if (derived.fenced()) {
            out.fence();
        }
        out.add(")");
        alias(derived.alias());
    }

    private void join(Join join) {
        out.add("(");
        from(join.left());
        out.add(join.condition() instanceof JoinCondition.Natural ? " NATURAL" : "")
                .add(words(join.kind()));
        from(join.right());
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
