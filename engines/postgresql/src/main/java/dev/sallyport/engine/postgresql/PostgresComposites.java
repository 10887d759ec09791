package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Composite.ArrayLiteral;
import dev.sallyport.engine.sql.tree.Composite.Field;
import dev.sallyport.engine.sql.tree.Composite.Quantified;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Composite.Subscript;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.QueryExpression;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Types queries as values, arrays, rows and collated texts. */
final class PostgresComposites {
    private final PostgresTyping typing;
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final PostgresCalls calls;
    private final PostgresComparisons comparisons;
    private final PostgresLookups lookups;

    PostgresComposites(
            PostgresTyping typing, PostgresCoercion coercion, PostgresCalls calls, PostgresComparisons comparisons) {
        this.typing = typing;
        this.types = typing.types();
        this.coercion = coercion;
        this.calls = calls;
        this.comparisons = comparisons;
        this.lookups = new PostgresLookups(typing, coercion, calls);
    }

    /** Nothing with a query inside counts as leakproof. */
    Typed query(QueryExpression expression) {
        TypedQuery query = typing.queries().query(expression.query());
        Mark at = expression.at();
        return switch (expression) {
            case QueryExpression.Exists _ ->
                new Typed(new QueryExpression.Exists(query.query(), at), types.named("bool"), false);
            case QueryExpression.ScalarQuery _ ->
                new Typed(new QueryExpression.ScalarQuery(query.query(), at), query.only(at), false);
            case QueryExpression.ArrayQuery _ -> {
                PostgresTypes.requireListed(query.only(at), at);
                PostgresType array = types.arrayOf(query.only(at));
                yield new Typed(new QueryExpression.ArrayQuery(query.query(), at), array, false);
            }
            case QueryExpression.InQuery in -> lookups.in(in, query);
        };
    }

    Typed composite(Composite composite) {
        return switch (composite) {
            case ArrayLiteral array -> array(array);
            case Quantified all -> lookups.quantified(all);
            case WholeRow row ->
                throw Unresolved.unsupported(
                        "`" + row.relation() + "` stands for a whole row",
                        "names.whole-row",
                        "name the columns that you need, or give the row to a function such as `to_jsonb`",
                        row.at());
            case Field(var _, var name, var _) ->
                throw new IllegalArgumentException("`" + name + "` was not resolved before it was typed");
            case Subscript(var array, var index, var at) -> {
                Typed typed = typing.operand(array);
                if (!PostgresTypes.isArray(typed.type())) {
                    throw Unresolved.unsupported(
                            "a subscript of `" + typed.type().name() + "` is not supported",
                            "types.resolution",
                            "use `->` for a part of a json value",
                            at);
                }
                Typed position = typing.as("int4", index);
                yield Typed.over(
                        List.of(typed, position),
                        types.element(typed.type()),
                        true,
                        all -> new Subscript(all.getFirst(), all.getLast(), at));
            }
            case Row row ->
                throw Unresolved.unsupported(
                        "a row stands where it is not compared",
                        "types.row",
                        "compare rows by `=`, `<>` or `IN`, or name the values one by one",
                        row.at());
        };
    }

    private Typed array(ArrayLiteral array) {
        List<Typed> elements = typing.operands(array.elements());
        if (elements.isEmpty()) {
            throw Unresolved.notUnderstood(
                    "an empty array has no type", "types.resolution", "cast it: `array[]::text[]`", array.at());
        }
        PostgresType common = coercion.common(elements, array.at());
        PostgresTypes.requireListed(common, array.at());
        List<Typed> same = elements.stream()
                .map(element -> coercion.argument(element, common, array.at()))
                .toList();
        boolean flat = !PostgresTypes.isArray(common); // arrays in an array must be alike, or the server says so
        return Typed.over(same, types.arrayOf(common), flat, all -> new ArrayLiteral(all, array.keyword(), array.at()));
    }

    /** An array that is cast as it is made: each element is cast. */
    Typed array(ArrayLiteral array, PostgresTypes.Target target, Mark at) {
        boolean nested = array.elements().stream().anyMatch(ArrayLiteral.class::isInstance);
        if (nested || !PostgresTypes.isArray(target.type())) {
            return coercion.explicit(array(array), target, at);
        }
        PostgresType element = types.element(target.type());
        PostgresTypes.Target each = PostgresTypes.Target.of(element);
        List<Expression> elements = typing.operands(array.elements()).stream()
                .map(value -> coercion.explicit(value, each, at).expression())
                .toList();
        Expression cast = new Cast(new ArrayLiteral(elements, array.keyword(), array.at()), target.printed(), at);
        return new Typed(cast, target.type(), false);
    }

    /** Byte order is the one order that every server has and that never fails. */
    Typed collate(Collate collate) {
        Typed plain = typing.operand(collate.operand());
        if (PostgresTypes.isNamedByColumns(plain.type())) {
            throw Unresolved.unsupported(
                    "`collate` does not apply to `" + plain.type().name() + "`",
                    "types.extension",
                    "cast the value to `text` first",
                    collate.at());
        }
        Typed operand = typing.as("text", collate.operand());
        QualifiedName name = collate.collation();
        boolean binary = Set.of("C", "POSIX").contains(name.last().text())
                && (!name.isQualified() || name.qualifier().equals(List.of(PostgresTypes.PG_CATALOG)));
        if (!binary) {
            throw Unresolved.unsupported(
                    "the collation `" + name + "` is not supported",
                    "types.collation",
                    "leave it out, or use `\"C\"`",
                    collate.at());
        }
        QualifiedName printed = new QualifiedName(List.of(PostgresTypes.PG_CATALOG, name.last()));
        return new Typed(new Collate(operand.expression(), printed, collate.at()), operand.type(), false);
    }

    boolean isRow(OperatorCall call) {
        return call.operands().stream().anyMatch(Row.class::isInstance);
    }

    /** Rows are equal when each of their values is. */
    Typed rows(OperatorCall call) {
        Mark at = call.at();
        boolean equal = call.operator().symbol().equals("=");
        if (call.operands().size() != 2
                || !(call.operands().getFirst() instanceof Row(var left, var _, var _))
                || !(call.operands().getLast() instanceof Row(var right, var _, var _))
                || left.size() != right.size()
                || left.isEmpty()
                || !(equal || call.operator().symbol().equals("<>"))) {
            throw Unresolved.unsupported(
                    "rows are compared by `=` and `<>` with rows of the same length only",
                    "types.row",
                    "compare the values one by one",
                    at);
        }
        List<Typed> pairs = IntStream.range(0, left.size())
                .mapToObj(i -> comparison(call.operator().symbol(), left.get(i), right.get(i), at))
                .toList();
        return pairs.size() == 1
                ? pairs.getFirst()
                : typing.over(pairs, "bool", all -> new Logical(equal ? Connective.AND : Connective.OR, all, at));
    }

    private Typed comparison(String symbol, Expression left, Expression right, Mark at) {
        return symbol.equals("=")
                ? comparisons.equality(typing.operand(left), typing.operand(right), at)
                : calls.operator(symbol, typing.operands(List.of(left, right)), at);
    }
}
