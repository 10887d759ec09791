package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.CommonTable.Materialization;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SetOperation.Kind;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.With;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Maps the parser's statement to the tree: what is not on the list of shapes is refused. */
final class QueryReader {

    private final Names names;
    private final Marks marks;
    private final ExpressionReader expressions;
    private final SelectReader selects;
    private final LimitReader limits;
    private final WriteStatementReader written;
    private final Mark start;

    QueryReader(String sql, NormalText text, Dialect dialect) {
        this.names = new Names(dialect);
        this.marks = new Marks(sql, text);
        this.start = marks.of(text.tokens().getFirst());
        this.expressions = new ExpressionReader(text, dialect, marks, this);
        this.limits = new LimitReader(expressions);
        FromReader from = new FromReader(dialect, marks, expressions, this);
        this.selects = new SelectReader(marks, expressions, from);
        WriteReader writes = new WriteReader(expressions, from, selects, this);
        this.written =
                new WriteStatementReader(expressions, this, limits, writes, new MergeReader(expressions, from, writes));
    }

    Query read(Statement statement) throws NotRead {
        try {
            Query read = statement instanceof Select select ? query(select, start) : written.read(statement, start);
            WritesOnTop.require(read);
            return read;
        } catch (NotRead refusal) {
            throw refusal.at(expressions.lastPlace(start).position());
        }
    }

    /** A query, in parentheses or not. */
    Query query(Select select, Mark near) throws NotRead {
        Mark at = expressions.pass(marks.of(select, near));
        return switch (select) {
            case PlainSelect plain -> around(plain, selects.read(plain, at), at);
            case SetOperationList operations -> {
                QueryShapes.SET_OPERATIONS.check(operations);
                yield around(operations, combined(operations, at), at);
            }
            case Values values -> {
                QueryShapes.VALUES.check(values);
                yield around(values, rows(values, at), at);
            }
            case LateralSubSelect _ -> throw NotRead.unsupported("lateral outside of from");
            case ParenthesedSelect parentheses -> {
                QueryShapes.PARENTHESED_SELECT.check(parentheses);
                yield inside(parentheses, at);
            }
            default -> throw NotRead.unsupported(Shape.words(select.getClass().getSimpleName()));
        };
    }

    /** What stands in parentheses; a clause behind them is one of the query itself. */
    Query inside(ParenthesedSelect parentheses, Mark at) throws NotRead {
        Query inner = query(parentheses.getSelect(), at);
        Query outer = around(parentheses, inner.body(), at);
        if (outer.isPlain()) {
            return inner;
        }
        if (!inner.isPlain()) {
            throw NotRead.unsupported("clauses inside and outside of parentheses");
        }
        return outer;
    }

    private Query around(Select select, QueryBody body, Mark at) throws NotRead {
        List<SortKey> orderBy =
                select.getOrderByElements() == null ? List.of() : expressions.sortKeys(select.getOrderByElements(), at);
        Query.Limit limit = limits.limit(select, at);
        Expression offset = limits.offset(select, at);
        return new Query(with(select.getWithItemsList(), at), body, orderBy, limit, offset, at);
    }

    @Nullable
    With with(@Nullable List<WithItem<?>> items, Mark at) throws NotRead {
        if (items == null || items.isEmpty()) {
            return null;
        }
        List<CommonTable> tables = new ArrayList<>();
        for (WithItem<?> item : items) {
            QueryShapes.WITH_ITEM.check(item);
            tables.add(commonTable(item, at));
        }
        boolean recursive = items.getFirst().isRecursive();
        if (items.stream().skip(1).anyMatch(item -> item.isRecursive() && !recursive)) {
            throw NotRead.unsupported("recursive behind the first table of with");
        }
        return new With(recursive, tables);
    }

    private CommonTable commonTable(WithItem<?> item, Mark at) throws NotRead {
        if (item.getAlias() == null) {
            throw NotRead.unsupported("with of what is no query");
        }
        FromShapes.ALIAS.check(item.getAlias());
        List<Name> columns = new ArrayList<>();
        for (var column :
                item.getWithItemList() == null ? List.<Object>of() : List.<Object>copyOf(item.getWithItemList())) {
            columns.add(expressions.columns().plainName(column));
        }
        Materialization materialization = !item.isMaterialized()
                ? Materialization.DEFAULT
                : item.isUsingNot() ? Materialization.NOT_MATERIALIZED : Materialization.MATERIALIZED;
        return new CommonTable(names.column(item.getAlias().getName()), columns, materialization, query(item, at), at);
    }

    private Query query(WithItem<?> item, Mark at) throws NotRead {
        return item.getParenthesedStatement() instanceof ParenthesedSelect select
                ? query(select, at)
                : written.read(item.getParenthesedStatement(), at);
    }

    /** The parser keeps a flat list; INTERSECT binds tighter, and equals bind to the left. */
    private QueryBody combined(SetOperationList list, Mark at) throws NotRead {
        Query result = null;
        net.sf.jsqlparser.statement.select.SetOperation waiting = null;
        Query operand = query(list.getSelects().getFirst(), at);
        for (int i = 0; i < list.getOperations().size(); i++) {
            var operation = list.getOperations().get(i);
            boolean tight = kind(operation) == Kind.INTERSECT;
            Query right = query(list.getSelects().get(i + 1), at);
            if (tight) {
                operand = joined(operand, operation, right);
            } else {
                result = joined(result, waiting, operand);
                waiting = operation;
                operand = right;
            }
        }
        return joined(result, waiting, operand).body();
    }

    private static Query joined(
            @Nullable Query left, net.sf.jsqlparser.statement.select.@Nullable SetOperation operation, Query right)
            throws NotRead {
        return left == null || operation == null
                ? right
                : Query.of(new SetOperation(kind(operation), operation.isAll(), left, right, left.at()));
    }

    private static Kind kind(net.sf.jsqlparser.statement.select.SetOperation operation) throws NotRead {
        return switch (operation) {
            case UnionOp union -> {
                QueryShapes.UNION.check(union);
                yield Kind.UNION;
            }
            case IntersectOp intersect -> {
                QueryShapes.INTERSECT.check(intersect);
                yield Kind.INTERSECT;
            }
            case ExceptOp except -> {
                QueryShapes.EXCEPT.check(except);
                yield Kind.EXCEPT;
            }
            default ->
                throw NotRead.unsupported(Shape.words(operation.getClass().getSimpleName()));
        };
    }

    private Rows rows(Values values, Mark at) throws NotRead {
        List<List<Expression>> rows = new ArrayList<>();
        if (values.getExpressions() instanceof ParenthesedExpressionList<?> only) {
            rows.add(expressions.elements(only, at));
        } else {
            for (var row : values.getExpressions()) {
                if (!(row instanceof ParenthesedExpressionList<?> list)) {
                    throw NotRead.unsupported("values without parentheses");
                }
                rows.add(expressions.elements(list, at));
            }
        }
        Rows read = new Rows(rows, at);
        if (rows.stream().anyMatch(row -> row.size() != read.width() || row.isEmpty())) {
            throw NotRead.malformed("the rows of `values` are not of one length", "give each row the same columns")
                    .at(at.position());
        }
        return read;
    }
}
