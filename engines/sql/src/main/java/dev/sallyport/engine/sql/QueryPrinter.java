package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SelectItem.Output;
import dev.sallyport.engine.sql.tree.SelectItem.Star;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.With;
import dev.sallyport.engine.sql.tree.Write;
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

    void query(Query query) {
        with(query.with());
        body(query.body());
        clause(" ORDER BY ", query.orderBy(), expressions::sortKey);
        Query.Limit limit = query.limit();
        if (limit != null && !limit.fetched()) {
            clause(" LIMIT ", limit.count());
        }
        clause(" OFFSET ", query.offset());
        if (limit != null && limit.fetched()) {
            out.add(query.offset() == null ? "" : " ROWS");
            expressions.after(" FETCH FIRST ", limit.count());
            out.add(" ROWS ONLY");
        }
    }

    private void with(@Nullable With with) {
        if (with != null) {
            out.add(with.recursive() ? "WITH RECURSIVE " : "WITH ")
                    .list(with.tables(), ", ", this::commonTable)
                    .add(" ");
        }
    }

    private void commonTable(CommonTable table) {
        out.name(table.name());
        columns(table.columns());
        out.add(
                switch (table.materialization()) {
                    case DEFAULT -> " AS ";
                    case MATERIALIZED -> " AS MATERIALIZED ";
                    case NOT_MATERIALIZED -> " AS NOT MATERIALIZED ";
                });
        expressions.query(table.query());
    }

    private void body(QueryBody body) {
        switch (body) {
            case Select select -> select(select);
            case SetOperation operation -> setOperation(operation);
            case Rows(var rows, var _) -> out.add("VALUES ").list(rows, ", ", this::row);
            case Write write -> new WritePrinter(out, expressions, this).print(write);
        }
    }

    private void row(List<Expression> row) {
        out.add("(").list(row, ", ", expressions::print).add(")");
    }

    private void setOperation(SetOperation operation) {
        operand(operation.left());
        out.add(" ").add(operation.kind().name()).add(operation.all() ? " ALL " : " ");
        operand(operation.right());
    }

    private void operand(Query query) {
        if (query.isPlain() && !(query.body() instanceof SetOperation)) {
            body(query.body());
        } else {
            expressions.query(query);
        }
    }

    private void select(Select select) {
        out.add("SELECT ");
        switch (select.distinct()) {
            case Distinct.All() -> {}
            case Distinct.Rows() -> out.add("DISTINCT ");
            case Distinct.On(var keys) ->
                out.add("DISTINCT ON (").list(keys, ", ", expressions::print).add(") ");
        }
        out.list(select.items(), ", ", this::item);
        clause(" FROM ", select.from(), new FromPrinter(out, expressions, this)::print);
        clause(" WHERE ", select.where());
        clause(" GROUP BY ", select.groupBy(), this::groupKey);
        clause(" HAVING ", select.having());
        clause(" WINDOW ", select.windows(), new WindowPrinter(out, expressions)::named);
    }

    private void groupKey(GroupKey key) {
        switch (key) {
            case GroupKey.Single(var expression) -> expressions.print(expression);
            case GroupKey.Sets(var kind, var sets)
            when kind == GroupKey.Kind.ROLLUP && out.rollsUpBehindKeys() ->
                out.list(sets, ", ", this::set).add(" WITH ROLLUP");
            case GroupKey.Sets(var kind, var sets) ->
                out.add(words(kind)).add(" (").list(sets, ", ", this::set).add(")");
        }
    }

    /** Other grammars take the first two for functions, of which the case is kept. */
    private static String words(GroupKey.Kind kind) {
        return switch (kind) {
            case ROLLUP -> "rollup";
            case CUBE -> "cube";
            case GROUPING_SETS -> "GROUPING SETS";
        };
    }

    private void set(List<Expression> keys) {
        if (keys.size() == 1) {
            expressions.print(keys.getFirst());
        } else {
            row(keys);
        }
    }

    void clause(String word, @Nullable Expression expression) {
        if (expression != null) {
            out.add(word);
            expressions.print(expression);
        }
    }

    <T> void clause(String word, List<T> elements, PrintBuffer.Element<T> print) {
        if (!elements.isEmpty()) {
            out.add(word).list(elements, ", ", print);
        }
    }

    void item(SelectItem item) {
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

    void alias(@Nullable Name alias) {
        if (alias != null) {
            out.add(" AS ").name(alias);
        }
    }

    void columns(List<Name> columns) {
        if (!columns.isEmpty()) {
            out.add(" ").names(columns);
        }
    }
}
