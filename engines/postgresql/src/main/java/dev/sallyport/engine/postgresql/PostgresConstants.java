package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresTypes.Target;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.DefaultValue;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Literal.BytesLiteral;
import dev.sallyport.engine.sql.tree.Literal.DecimalLiteral;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.Lifted;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.Variable;
import dev.sallyport.operation.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Types what stands for one value: literals, parameters, and the values of session and clock. */
final class PostgresConstants {
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final List<Value> parameters;

    PostgresConstants(PostgresTypes types, PostgresCoercion coercion, List<Value> parameters) {
        this.types = types;
        this.coercion = coercion;
        this.parameters = parameters;
    }

    Typed of(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal(literal);
            case Parameter parameter -> parameter(parameter);
            case CurrentValue value -> current(value);
            case Variable variable -> throw Unresolved.variable(variable);
            case DefaultValue value -> throw PostgresWrites.misplaced(value);
            default -> throw new IllegalArgumentException("it does not stand for one value by itself");
        };
    }

    private Typed literal(Literal literal) {
        return switch (literal) {
            case IntegerLiteral(var value, var _) ->
                constant(literal, value.bitLength() < 32 ? "int4" : value.bitLength() < 64 ? "int8" : "numeric");
            case DecimalLiteral _ -> constant(literal, "numeric");
            case StringLiteral _, NullLiteral _ -> constant(literal, "unknown");
            case Lifted(var _, var value, var _) ->
                constant(literal, literal(value).type().name());
            case BooleanLiteral _ -> constant(literal, "bool");
            case BytesLiteral(var _, var at) -> throw Unresolved.functionNotAllowed("0x", at);
            case TypedLiteral(var type, var value, var at) ->
                coercion.explicit(constant(new StringLiteral(value, at), "unknown"), types.target(type), at);
        };
    }

    /** The server reads a sign before digits as part of them, so the lowest integers have a type that their digits alone have not. */
    Typed lowest(OperatorCall call, Typed typed) {
        boolean negative =
                call.operands().size() == 1 && call.operator().symbol().equals("-");
        if (!negative || !(call.operands().getFirst() instanceof IntegerLiteral(var digits, var _))) {
            return typed;
        }
        Map<BigInteger, String> lowest =
                Map.of(BigInteger.ONE.shiftLeft(31), "int4", BigInteger.ONE.shiftLeft(63), "int8");
        String type = lowest.get(digits);
        return type == null ? typed : coercion.explicit(typed, Target.of(types.named(type)), call.at());
    }

    private Typed parameter(Parameter parameter) {
        String type = switch (parameters.get(parameter.number() - 1)) {
            case Value.Null() -> "unknown";
            case Value.Bool _ -> "bool";
            case Value.Int _ -> "int8";
            case Value.Float _ -> "float8";
            case Value.Decimal _ -> "numeric";
            case Value.Text _ -> "text";
            case Value.Bytes _ -> "bytea";
            case Value.Date _ -> "date";
            case Value.Time _ -> "time";
            case Value.Timestamp _ -> "timestamp";
            case Value.Instant _ -> "timestamptz";
            case Value.Uuid _ -> "uuid";
            case Value.Json _ -> "jsonb";
        };
        Typed untyped = constant(parameter, "unknown");
        return type.equals("unknown") ? untyped : coercion.argument(untyped, types.named(type), parameter.at());
    }

    private Typed current(CurrentValue value) {
        return constant(
                value,
                switch (value.value()) {
                    case CURRENT_DATE -> "date";
                    case CURRENT_TIME -> "timetz";
                    case CURRENT_TIMESTAMP -> "timestamptz";
                    case LOCALTIME -> "time";
                    case LOCALTIMESTAMP -> "timestamp";
                });
    }

    private Typed constant(Expression expression, String type) {
        return Typed.constant(expression, types.named(type));
    }
}
