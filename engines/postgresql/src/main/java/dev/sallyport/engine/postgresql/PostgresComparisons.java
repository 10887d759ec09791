package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Between;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Operator;
import java.util.List;
import java.util.stream.Stream;

/** Types what compares values; each comparison becomes operators that are resolved one by one. */
final class PostgresComparisons {
    private final PostgresTyping typing;
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final PostgresCalls calls;
    private final PostgresInvocations invocations;

    PostgresComparisons(
            PostgresTyping typing,
            PostgresTypes types,
            PostgresCoercion coercion,
            PostgresCalls calls,
            PostgresInvocations invocations) {
        this.typing = typing;
        this.types = types;
        this.coercion = coercion;
        this.calls = calls;
        this.invocations = invocations;
    }

    Typed equality(Typed left, Typed right, Mark at) {
        return calls.operator("=", List.of(left, right), at);
    }

    /** The operands as the equality operator takes them. */
    private List<Typed> compared(Typed left, Typed right, Mark at) {
        Typed equality = equality(left, right, at);
        OperatorCall call = (OperatorCall) equality.expression();
        return List.of(
                new Typed(call.operands().getFirst(), left.type(), equality.leakproof()),
                new Typed(call.operands().getLast(), right.type(), equality.leakproof()));
    }

    Typed distinct(Expression left, Expression right, boolean negated, Mark at) {
        return typing.over(
                compared(typing.operand(left), typing.operand(right), at),
                "bool",
                all -> new IsDistinct(all.getFirst(), all.getLast(), negated, at));
    }

    Typed in(InList in) {
        if (in.operand() instanceof Row) {
            return rows(in);
        }
        List<Typed> all = typing.operands(
                Stream.concat(Stream.of(in.operand()), in.values().stream()).toList());
        PostgresType common = coercion.common(all, in.at());
        Typed operand = coercion.argument(all.getFirst(), common, in.at());
        List<Typed> values = all.stream()
                .skip(1)
                .map(value -> coercion.argument(value, common, in.at()))
                .toList();
        Typed equality = equality(operand, values.getFirst(), in.at());
        List<Typed> typed = Stream.concat(Stream.of(operand), values.stream()).toList();
        return Typed.over(
                typed,
                types.named("bool"),
                equality.leakproof(),
                each -> new InList(each.getFirst(), each.subList(1, each.size()), in.negated(), in.at()));
    }

    /** A row that is one of several is equal to one of them. */
    private Typed rows(InList in) {
        List<Typed> equalities = in.values().stream()
                .map(value ->
                        typing.condition(new OperatorCall(Operator.of("="), List.of(in.operand(), value), in.at())))
                .toList();
        Typed any = equalities.size() == 1
                ? equalities.getFirst()
                : typing.over(equalities, "bool", all -> new Logical(Connective.OR, all, in.at()));
        return in.negated() ? typing.over(List.of(any), "bool", all -> new Not(all.getFirst(), in.at())) : any;
    }

    /** Defined as two comparisons, each resolved for itself. */
    Typed between(Between between) {
        Mark at = between.at();
        Typed operand = typing.operand(between.operand());
        Typed low = calls.operator(between.negated() ? "<" : ">=", List.of(operand, typing.operand(between.low())), at);
        Typed high =
                calls.operator(between.negated() ? ">" : "<=", List.of(operand, typing.operand(between.high())), at);
        Connective connective = between.negated() ? Connective.OR : Connective.AND;
        return typing.over(List.of(low, high), "bool", all -> new Logical(connective, all, at));
    }

    Typed like(Like like) {
        Mark at = like.at();
        String symbol = (like.negated() ? "!~~" : "~~") + (like.ignoresCase() ? "*" : "");
        Typed pattern = like.escape() == null
                ? typing.operand(like.pattern())
                : invocations.call("like_escape", List.of(like.pattern(), like.escape()), at);
        return calls.operator(symbol, List.of(typing.operand(like.operand()), pattern), at);
    }

    /** The left one, or null where the right one equals it. */
    Typed nullIf(Conditional conditional) {
        Mark at = conditional.at();
        List<Typed> arguments = typing.operands(conditional.arguments());
        if (arguments.size() != 2) {
            throw Unresolved.notUnderstood("`nullif` takes two arguments", "types.resolution", "name both of them", at);
        }
        Typed left = typing.known(arguments.getFirst(), at);
        List<Typed> both = compared(left, arguments.getLast(), at);
        PostgresType type = resultOfNullIf(both.getFirst(), left);
        return Typed.over(both, type, true, all -> new Conditional(conditional.choice(), all, at));
    }

    /** The operator's own left type, where its operand had to be converted. */
    private PostgresType resultOfNullIf(Typed compared, Typed left) {
        return compared.expression().equals(left.expression()) || !(compared.expression() instanceof Cast cast)
                ? left.type()
                : types.named(cast.type().name());
    }
}
