package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite.ArrayLiteral;
import dev.sallyport.engine.sql.tree.Composite.Field;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Composite.Subscript;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.Extract;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryExpression.ScalarQuery;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.RowGetExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

/** Maps expressions, by a closed list of classes; the shape of each says that nothing of it stays unread. */
final class ExpressionReader {

    static final int MAX_DEPTH = 256;

    private final Names names;
    private final Marks marks;
    private final TypeReader types;
    private final LiteralReader literals;
    private final CallReader calls;
    private final OperatorReader operators;
    private final ColumnReader columns;
    private final WindowReader windows;
    private final QueryReader queries;
    private final IdentityHashMap<net.sf.jsqlparser.expression.Expression, Expression> prepared =
            new IdentityHashMap<>();
    private @Nullable Mark last;
    private int depth;

    ExpressionReader(NormalText text, Dialect dialect, Marks marks, QueryReader queries) {
        this.names = new Names(dialect);
        this.marks = marks;
        this.types = new TypeReader(dialect);
        this.literals = new LiteralReader(text, marks);
        JsonReader json = new JsonReader(text);
        this.calls = new CallReader(names, this, json, text.worded());
        this.operators = new OperatorReader(this, json, text.operators());
        this.columns = new ColumnReader(names, this);
        this.windows = new WindowReader(this);
        this.queries = queries;
    }

    ColumnReader columns() {
        return columns;
    }

    Names names() {
        return names;
    }

    TypeReader types() {
        return types;
    }

    WindowReader windows() {
        return windows;
    }

    Query query(net.sf.jsqlparser.statement.select.Select select, Mark near) throws NotRead {
        return queries.query(select, near);
    }

    /** Reads a node, once, as something that is read already. */
    void prepare(net.sf.jsqlparser.expression.Expression node, Expression read) {
        prepared.put(node, read);
    }

    Expression read(net.sf.jsqlparser.expression.Expression node, Mark near) throws NotRead {
        Expression known = prepared.remove(node);
        if (known != null) {
            return known;
        }
        Shape<?> shape = ExpressionShapes.of(node);
        if (++depth > MAX_DEPTH) {
            throw NotRead.tooLarge("an expression is deeper than `" + MAX_DEPTH + "`", "split it")
                    .at(near.position());
        }
        Mark at = pass(marks.of(node, near));
        shape.check(node);
        Expression read = expression(node, at);
        depth--;
        return read;
    }

    private Expression expression(net.sf.jsqlparser.expression.Expression node, Mark at) throws NotRead {
        return switch (node) {
            case Column column -> columns.read(column, at);
            case JdbcParameter parameter -> parameter(parameter, at);
            case ParenthesedExpressionList<?> list -> parenthesised(list, at);
            case ParenthesedSelect select -> new ScalarQuery(queries.query(select, at), at);
            case ArrayConstructor array ->
                new ArrayLiteral(elements(array.getExpressions(), at), array.isArrayKeyword(), at);
            case RowGetExpression field ->
                new Field(read(field.getExpression(), at), names.any(field.getColumnName()), at);
            case ArrayExpression subscript -> subscript(subscript, at);
            case CollateExpression collate -> collate(collate, at);
            case Function group when ArrowGuard.isGroup(group) -> read(ArrowGuard.value(group, at), at);
            case Function function -> calls.function(function, at);
            case OracleNamedFunctionParameter named ->
                new NamedArgument(names.function(List.of(named.getName())).last(), read(named.getExpression(), at), at);
            case AnalyticExpression aggregate -> calls.analytic(aggregate, at);
            case TrimFunction trim -> calls.trim(trim, at);
            case CastExpression cast -> cast(cast, at);
            case CaseExpression branches -> new CaseReader(this).read(branches, at);
            case ExtractExpression extract -> extract(extract, at);
            case TimezoneExpression zone -> zone(zone, at);
            default -> literals.isLiteral(node) ? literals.read(node, at) : operators.read(node, at);
        };
    }

    /** Remembers the place, for a refusal that knows none of its own. */
    Mark pass(Mark at) {
        last = at;
        return at;
    }

    Mark lastPlace(Mark otherwise) {
        return last == null ? otherwise : last;
    }

    List<Expression> values(ExpressionList<?> list, Mark near) throws NotRead {
        if (list instanceof ParenthesedExpressionList<?> && list.size() > 1) {
            throw NotRead.unsupported("row of expressions").at(near.position());
        }
        return elements(list, near);
    }

    List<Expression> elements(Iterable<? extends net.sf.jsqlparser.expression.Expression> list, Mark near)
            throws NotRead {
        List<Expression> values = new ArrayList<>();
        for (net.sf.jsqlparser.expression.Expression value : list) {
            values.add(read(value, near));
        }
        return values;
    }

    List<SortKey> sortKeys(List<OrderByElement> elements, Mark near) throws NotRead {
        List<SortKey> keys = new ArrayList<>();
        for (OrderByElement element : elements) {
            QueryShapes.ORDER_BY.check(element);
            Expression key = read(element.getExpression(), near);
            keys.add(new SortKey(key, !element.isAsc(), nulls(element.getNullOrdering()), key.at()));
        }
        return keys;
    }

    private static SortKey.Nulls nulls(OrderByElement.@Nullable NullOrdering nulls) {
        return switch (nulls) {
            case null -> SortKey.Nulls.DEFAULT;
            case NULLS_FIRST -> SortKey.Nulls.FIRST;
            case NULLS_LAST -> SortKey.Nulls.LAST;
        };
    }

    private Expression parenthesised(ParenthesedExpressionList<?> list, Mark at) throws NotRead {
        return list.size() == 1 ? read(list.getFirst(), at) : new Row(elements(list, at), false, at);
    }

    private Expression subscript(ArrayExpression subscript, Mark at) throws NotRead {
        if (subscript.getIndexExpression() == null) {
            throw NotRead.unsupported("slice of an array").at(at.position());
        }
        return new Subscript(read(subscript.getObjExpression(), at), read(subscript.getIndexExpression(), at), at);
    }

    private Expression collate(CollateExpression collate, Mark at) throws NotRead {
        List<String> parts = List.of(collate.getCollate().split("\\.", -1));
        return new Collate(read(collate.getLeftExpression(), at), names.columns(parts), at);
    }

    private static Expression parameter(JdbcParameter parameter, Mark at) throws NotRead {
        if (!"$".equals(parameter.getParameterCharacter()) || parameter.getIndex() == null) {
            throw NotRead.unsupported("parameter without a number").at(at.position());
        }
        return new Parameter(parameter.getIndex(), at);
    }

    private Expression cast(CastExpression cast, Mark at) throws NotRead {
        Expression operand = read(cast.getLeftExpression(), at);
        var type = types.read(cast.getColDataType(), at);
        if (!cast.isImplicitCast()) {
            return new Cast(operand, type, operand.at());
        }
        if (operand instanceof StringLiteral(var value, var _)) {
            return new TypedLiteral(type, value, at);
        }
        throw NotRead.unsupported("implicit cast").at(at.position());
    }

    private Expression extract(ExtractExpression extract, Mark at) throws NotRead {
        return new Extract(literals.word(extract.getName(), at), read(extract.getExpression(), at), at);
    }

    /** The parser nests {@code x AT TIME ZONE a AT TIME ZONE b} to the right; the server groups it to the left. */
    private Expression zone(TimezoneExpression node, Mark at) throws NotRead {
        Expression result = read(node.getLeftExpression(), at);
        for (var zone : node.getTimezoneExpressions()) {
            var next = zone;
            while (next instanceof TimezoneExpression chained) {
                requireOneZone(chained);
                result = new AtTimeZone(result, read(chained.getLeftExpression(), at), result.at());
                next = chained.getTimezoneExpressions().getFirst();
            }
            result = new AtTimeZone(result, read(next, at), result.at());
        }
        return result;
    }

    private static void requireOneZone(TimezoneExpression chained) throws NotRead {
        if (chained.getTimezoneExpressions().size() != 1) {
            throw NotRead.unsupported("chain of time zones");
        }
    }
}
