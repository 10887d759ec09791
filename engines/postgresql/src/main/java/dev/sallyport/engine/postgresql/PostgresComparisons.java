package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Columns;
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
import dev.sallyport.engine.sql.tree.Expression.Matching;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
    private static List<Typed> compared(Typed equality, Typed left, Typed right) {
        OperatorCall call = (OperatorCall) equality.expression();
        return List.of(
                new Typed(call.operands().getFirst(), left.type(), equality.leakproof()),
                new Typed(call.operands().getLast(), right.type(), equality.leakproof()));
    }

    Typed distinct(Expression left, Expression right, boolean negated, Mark at) {
        Typed first = typing.operand(left);
        Typed second = typing.operand(right);
        Typed equality = equality(first, second, at);
        requireServers(equality, "is distinct from", at);
        return typing.over(
                compared(equality, first, second),
                "bool",
                all -> meaning(List.of(equality), new IsDistinct(all.getFirst(), all.getLast(), negated, at)));
    }

    /** A construct whose operator no text names has the one that the server finds by itself. */
    private static void requireServers(Typed comparison, String construct, Mark at) {
        if (!isServers(comparison)) {
            throw Unresolved.unsupported(
                    "`" + construct + "` does not compare values of an extension's type",
                    "types.extension",
                    "write it with `=` and `is null`",
                    at);
        }
    }

    private static boolean isServers(Typed comparison) {
        return isServers((OperatorCall) comparison.expression());
    }

    /** Whether it is by an operator that the server finds by itself, without its name. */
    static boolean isServers(OperatorCall comparison) {
        return PostgresTypes.PG_CATALOG.equals(comparison.operator().schema());
    }

    /** A construct that means operators which no text of it names. */
    private Expression meaning(List<Typed> operators, Expression construct) {
        return typing.chosen()
                .means(construct, operators.stream().map(Typed::expression).toList());
    }

    /**
     * One value is compared as by an operator; several get the one type that all share. The server compares the columns among
     * them one by one all the same, so that must be the same comparison.
     */
    Typed in(InList in) {
        if (in.operand() instanceof Row) {
            return rows(in);
        }
        Mark at = in.at();
        String symbol = in.negated() ? "<>" : "=";
        Typed operand = typing.operand(in.operand());
        List<Typed> given = typing.operands(in.values());
        if (given.size() == 1) {
            return calls.operator(symbol, List.of(operand, given.getFirst()), at);
        }
        PostgresType common = coercion.common(
                Stream.concat(Stream.of(operand), given.stream()).toList(), at);
        List<Typed> values = given.stream()
                .map(value -> coercion.argument(value, common, at))
                .toList();
        List<Typed> each = compared(symbol, operand, values, at);
        if (!in.values().stream().allMatch(Columns::isConstant)) {
            List<Typed> alone = compared(symbol, operand, given, at);
            requireSame(each, alone, common, at);
            each = mixed(in.values(), each, alone);
            values = each.stream().map(PostgresComparisons::right).toList();
        }
        if (!each.stream().allMatch(PostgresComparisons::isServers)) {
            return oneByOne(in.negated(), each, at);
        }
        Expression left =
                ((OperatorCall) each.getFirst().expression()).operands().getFirst();
        List<Typed> parts = new ArrayList<>(values);
        parts.addFirst(new Typed(left, operand.type(), operand.leakproof()));
        List<Typed> meant = each;
        return Typed.over(
                parts,
                types.named("bool"),
                each.getFirst().leakproof(),
                all -> meaning(meant, new InList(all.getFirst(), all.subList(1, all.size()), in.negated(), at)));
    }

    /** Several constants are one array; what is not constant is compared alone, and so is one constant beside it. */
    private static List<Typed> mixed(List<Expression> values, List<Typed> together, List<Typed> alone) {
        boolean isArray = values.stream().filter(Columns::isConstant).count() > 1;
        return IntStream.range(0, values.size())
                .mapToObj(i -> isArray && Columns.isConstant(values.get(i)) ? together.get(i) : alone.get(i))
                .toList();
    }

    private static Typed right(Typed comparison) {
        OperatorCall call = (OperatorCall) comparison.expression();
        return new Typed(call.operands().getLast(), comparison.type(), comparison.leakproof());
    }

    /** Refuses where they compare otherwise; a text is the same text as any other type of texts. */
    private void requireSame(List<Typed> each, List<Typed> alone, PostgresType common, Mark at) {
        boolean isSame = each.equals(alone)
                || (common.category() == 'S' && operators(each).equals(operators(alone)));
        if (!isSame) {
            throw Unresolved.notUnderstood(
                    "`in` has values of different types", "types.resolution", "cast them to one type", at);
        }
    }

    private List<Long> operators(List<Typed> comparisons) {
        return comparisons.stream()
                .map(each -> typing.chosen().id(each.expression()))
                .toList();
    }

    private List<Typed> compared(String symbol, Typed operand, List<Typed> values, Mark at) {
        return values.stream()
                .map(value -> calls.operator(symbol, List.of(operand, value), at))
                .toList();
    }

    /** A row that is one of several is equal to one of them, and one that is none of them is unequal to each. */
    private Typed rows(InList in) {
        Operator operator = Operator.of(in.negated() ? "<>" : "=");
        List<Typed> comparisons = in.values().stream()
                .map(value -> typing.condition(new OperatorCall(operator, List.of(in.operand(), value), in.at())))
                .toList();
        return comparisons.size() == 1 ? comparisons.getFirst() : oneByOne(in.negated(), comparisons, in.at());
    }

    private Typed oneByOne(boolean negated, List<Typed> comparisons, Mark at) {
        Connective connective = negated ? Connective.AND : Connective.OR;
        return typing.over(comparisons, "bool", all -> new Logical(connective, all, at));
    }

    /** Defined as two comparisons, each resolved for itself, and where the bounds may change places as those of both orders. */
    Typed between(Between between) {
        Typed operand = typing.operand(between.operand());
        Typed low = typing.operand(between.low());
        Typed high = typing.operand(between.high());
        Typed inOrder = between(operand, low, high, between);
        if (!between.symmetric()) {
            return inOrder;
        }
        Connective connective = between.negated() ? Connective.AND : Connective.OR;
        List<Typed> both = List.of(inOrder, between(operand, high, low, between));
        return typing.over(both, "bool", all -> new Logical(connective, all, between.at()));
    }

    private Typed between(Typed operand, Typed low, Typed high, Between between) {
        Mark at = between.at();
        Typed above = calls.operator(between.negated() ? "<" : ">=", List.of(operand, low), at);
        Typed below = calls.operator(between.negated() ? ">" : "<=", List.of(operand, high), at);
        Connective connective = between.negated() ? Connective.OR : Connective.AND;
        return typing.over(List.of(above, below), "bool", all -> new Logical(connective, all, at));
    }

    Typed like(Like like) {
        Mark at = like.at();
        String symbol = (like.negated() ? "!~~" : "~~") + (like.matching() == Matching.ILIKE ? "*" : "");
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
        Typed equality = equality(left, arguments.getLast(), at);
        requireServers(equality, "nullif", at);
        List<Typed> both = compared(equality, left, arguments.getLast());
        PostgresType type = resultOfNullIf(both.getFirst(), left);
        return Typed.over(
                both, type, true, all -> meaning(List.of(equality), new Conditional(conditional.choice(), all, at)));
    }

    /** The operator's own left type, where its operand had to be converted. */
    private PostgresType resultOfNullIf(Typed compared, Typed left) {
        return compared.expression().equals(left.expression()) || !(compared.expression() instanceof Cast cast)
                ? left.type()
                : types.named(cast.type().name());
    }
}
