package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Of what kind a value is, as far as that decides how it is compared: between two kinds these servers convert, and
 * {@code code = 0} holds for every text that is no number (holes R9).
 *
 * @param columns what a column holds, nothing where that is not known
 */
record MySqlFamilies(
        MySqlFunctions functions,
        MySqlVersion server,
        List<Value> parameters,
        Function<ResolvedColumn, Optional<ColumnKind>> columns) {
    /** What is compared without a conversion. */
    enum Family {
        NUMBER,
        TEXT,
        MOMENT,
        DOCUMENT,
        /** No value is of every kind. */
        NOTHING,
        UNKNOWN
    }

    Family of(Expression expression) {
        return switch (expression) {
            case ResolvedColumn column ->
                columns.apply(column).map(MySqlFamilies::of).orElse(Family.UNKNOWN);
            case Literal literal -> literal(literal);
            case Expression.Parameter(int number, var _) ->
                number <= parameters.size() ? of(parameters.get(number - 1)) : Family.UNKNOWN;
            case Expression.Cast(var _, var type, var _) -> type(type.name());
            case Expression.Collate _ -> Family.TEXT;
            case Expression.FunctionCall call when !call.name().isQualified() -> function(call);
            case OperatorCall(var _, var operands, var _)
            when operands.stream().anyMatch(Interval.class::isInstance) -> Family.MOMENT;
            case UnitCall(var function, var _, var arguments, var _) ->
                result(functions.find(function, arguments.size() + 1, server), arguments);
            case OperatorCall(var operator, var operands, var _) ->
                result(
                        functions.operator(operator.symbol().toLowerCase(Locale.ROOT), operands.size(), server),
                        operands);
            case Expression.Conditional(var _, var arguments, var _) -> same(arguments);
            case Expression.Case(var _, var branches, var otherwise, var _) ->
                same(Stream.concat(branches.stream().map(Expression.Branch::then), Stream.ofNullable(otherwise))
                        .toList());
            case Expression.CurrentValue _ -> Family.MOMENT;
            case Expression.Extract _ -> Family.NUMBER;
            default -> isCondition(expression) ? Family.NUMBER : Family.UNKNOWN;
        };
    }

    /** What the caller gives for a parameter. */
    Optional<Value> value(Expression.Parameter parameter) {
        return parameter.number() <= parameters.size()
                ? Optional.of(parameters.get(parameter.number() - 1))
                : Optional.empty();
    }

    /** What is true or not, which is a number here. */
    private static boolean isCondition(Expression expression) {
        return switch (expression) {
            case Expression.Logical _,
                    Expression.Not _,
                    Expression.IsNull _,
                    Expression.IsTruth _,
                    Expression.Between _,
                    Expression.InList _,
                    Expression.Like _ -> true;
            default -> expression instanceof QueryExpression.Exists || expression instanceof QueryExpression.InQuery;
        };
    }

    private Family function(Expression.FunctionCall call) {
        List<Expression> arguments =
                call.arguments() instanceof Expression.Arguments.Values(var _, var values, var _) ? values : List.of();
        String name = call.name().last().text();
        return result(functions.find(name, arguments.size(), server), arguments);
    }

    private Family result(Optional<MySqlFunction> found, List<Expression> arguments) {
        return found.map(function -> switch (function.result()) {
                    case ANY -> same(arguments) == Family.NUMBER ? Family.NUMBER : Family.UNKNOWN;
                    case SAME -> same(arguments);
                    case BOOL, INTEGER, FLOAT -> Family.NUMBER;
                    case TEXT, BINARY -> Family.TEXT;
                    case DATE, TIME, DATETIME -> Family.MOMENT;
                    case JSON -> Family.DOCUMENT;
                })
                .orElse(Family.UNKNOWN);
    }

    private Family same(List<Expression> values) {
        List<Family> families = values.stream()
                .map(this::of)
                .filter(family -> family != Family.NOTHING)
                .distinct()
                .toList();
        return families.isEmpty() ? Family.NOTHING : families.size() == 1 ? families.getFirst() : Family.UNKNOWN;
    }

    private Family literal(Literal literal) {
        return switch (literal) {
            case Literal.StringLiteral _, Literal.BytesLiteral _ -> Family.TEXT;
            case Literal.NullLiteral _ -> Family.NOTHING;
            case Literal.TypedLiteral _ -> Family.MOMENT;
            case Literal.Lifted(var _, var value, var _) -> literal(value);
            case Literal.IntegerLiteral _, Literal.DecimalLiteral _, Literal.BooleanLiteral _ -> Family.NUMBER;
        };
    }

    private static Family type(String name) {
        return switch (name) {
            case "char", "binary" -> Family.TEXT;
            case "date", "datetime", "time" -> Family.MOMENT;
            case "json" -> Family.DOCUMENT;
            default -> Family.NUMBER;
        };
    }

    static Family of(ColumnKind kind) {
        return switch (kind) {
            case BOOL, INTEGER, DECIMAL, FLOAT -> Family.NUMBER;
            case TEXT, BYTES, UUID -> Family.TEXT;
            case DATE, TIME, TIMESTAMP, INSTANT -> Family.MOMENT;
            case DOCUMENT -> Family.DOCUMENT;
            case OTHER -> Family.UNKNOWN;
        };
    }

    private static Family of(Value value) {
        return switch (value) {
            case Value.Null() -> Family.NOTHING;
            case Value.Bool _, Value.Int _, Value.Float _, Value.Decimal _ -> Family.NUMBER;
            case Value.Text _, Value.Bytes _, Value.Uuid _ -> Family.TEXT;
            case Value.Date _, Value.Time _, Value.Timestamp _, Value.Instant _ -> Family.MOMENT;
            case Value.Json _ -> Family.DOCUMENT;
        };
    }
}
