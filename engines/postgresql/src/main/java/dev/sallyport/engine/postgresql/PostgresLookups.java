package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite.Quantified;
import dev.sallyport.engine.sql.tree.Composite.Quantifier;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QueryExpression;
import java.util.ArrayList;
import java.util.List;

/** Types what looks a value up among those of a query or an array. */
final class PostgresLookups {
    private final PostgresTyping typing;
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final PostgresCalls calls;

    PostgresLookups(PostgresTyping typing, PostgresCoercion coercion, PostgresCalls calls) {
        this.typing = typing;
        this.types = typing.types();
        this.coercion = coercion;
        this.calls = calls;
    }

    Typed in(QueryExpression.InQuery in, TypedQuery query) {
        List<Expression> written =
                in.operand() instanceof Row(var elements, var _, var _) ? elements : List.of(in.operand());
        if (written.size() != query.types().size()) {
            throw Unresolved.notUnderstood(
                    "`" + written.size() + "` values are looked up among rows of `"
                            + query.types().size() + "`",
                    "types.resolution",
                    "select as many columns as there are values",
                    in.at());
        }
        List<OperatorCall> each = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Typed right = column(query.types().get(i), in.at());
            each.add(comparison("=", typing.operand(written.get(i)), right, in.at()));
        }
        if (!each.stream().allMatch(PostgresComparisons::isServers)) {
            return quantified(in, query, each);
        }
        List<Expression> operands = each.stream().map(PostgresLookups::left).toList();
        Expression operand = in.operand() instanceof Row(var _, var keyword, var at)
                ? new Row(operands, keyword, at)
                : operands.getFirst();
        Expression typed = new QueryExpression.InQuery(operand, query.query(), in.negated(), in.at());
        return new Typed(typing.chosen().means(typed, each), types.named("bool"), false);
    }

    /** The same with the operator by its name, where it is none that the server finds by itself. */
    private Typed quantified(QueryExpression.InQuery in, TypedQuery query, List<OperatorCall> each) {
        Mark at = in.at();
        if (each.size() > 1) {
            throw Unresolved.unsupported(
                    "rows with values of an extension's type are not looked up among rows",
                    "types.extension",
                    "write `exists (select ... where ...)`",
                    at);
        }
        OperatorCall one = each.getFirst();
        Expression values = new QueryExpression.ScalarQuery(query.query(), at);
        Typed found = quantified(one, new Quantified(left(one), one.operator(), Quantifier.ANY, values, at));
        return in.negated() ? typing.over(List.of(found), "bool", all -> new Not(all.getFirst(), at)) : found;
    }

    /** Something of a type that stands on the other side and cannot be converted there. */
    private Typed column(PostgresType type, Mark at) {
        PostgresTypes.requireListed(type, at);
        return new Typed(new Cast(new NullLiteral(at), PostgresTypes.print(type), at), type, false);
    }

    private OperatorCall comparison(String symbol, Typed left, Typed right, Mark at) {
        return (OperatorCall) calls.operator(symbol, List.of(left, right), at).expression();
    }

    /** The left side as the operator takes it, which the server then finds by itself: there is no other. */
    private static Expression left(OperatorCall comparison) {
        return comparison.operands().getFirst();
    }

    Typed quantified(Quantified all) {
        Mark at = all.at();
        Typed left = typing.operand(all.operand());
        if (all.values() instanceof QueryExpression.ScalarQuery(var query, var where)) {
            TypedQuery typed = typing.queries().query(query);
            OperatorCall each = comparison(all.operator().symbol(), left, column(typed.only(at), at), at);
            Expression values = new QueryExpression.ScalarQuery(typed.query(), where);
            return quantified(each, new Quantified(left(each), each.operator(), all.quantifier(), values, at));
        }
        Typed array = typing.operand(all.values());
        boolean untyped = array.isUnknown();
        if (!untyped && !PostgresTypes.isArray(array.type())) {
            throw Unresolved.notUnderstood(
                    "`" + all.quantifier() + "` takes an array or a query", "types.resolution", "use `IN`", at);
        }
        PostgresType element = untyped ? typing.known(left, at).type() : types.element(array.type());
        OperatorCall each = comparison(all.operator().symbol(), left, column(element, at), at);
        Typed values = untyped ? coercion.argument(array, types.arrayOf(element), at) : array;
        return quantified(each, new Quantified(left(each), each.operator(), all.quantifier(), values.expression(), at));
    }

    private Typed quantified(OperatorCall each, Quantified all) {
        return new Typed(typing.chosen().means(all, List.of(each)), types.named("bool"), false);
    }
}
