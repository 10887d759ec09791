package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.tree.CommonTable;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Distinct;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments.Everything;
import dev.sallyport.engine.sql.tree.Expression.Arguments.Values;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.GroupKey;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.JoinKind;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.engine.sql.tree.QueryBody;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.engine.sql.tree.SelectItem;
import dev.sallyport.engine.sql.tree.SetOperation;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Window;
import dev.sallyport.engine.sql.tree.With;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/** Trees that a statement could have, from a seed. */
final class RandomTrees extends RandomTerms {

    private static final int MAX_DEPTH = 2;
    private final int nested;
    private int queries;
    private int depth;

    /** @param nested how deep queries stand inside queries; without any there are no windows and grouping sets either */
    RandomTrees(RandomGenerator random, int nested) {
        super(random);
        this.nested = nested;
    }

    Query query() {
        queries++;
        Query query = new Query(
                nested > 0 && random.nextInt(4) == 0 ? with() : null,
                body(),
                some(0, 2, this::sortKey),
                maybe(() -> new Query.Limit(new Literal.IntegerLiteral(BigInteger.TEN, AT), false)),
                maybe(() -> new Expression.Parameter(1, AT)),
                AT);
        queries--;
        return query;
    }

    private With with() {
        return new With(
                random.nextBoolean(),
                some(
                        1,
                        2,
                        () -> new CommonTable(
                                name(),
                                some(0, 2, this::name),
                                one(CommonTable.Materialization.values()),
                                query(),
                                AT)));
    }

    private QueryBody body() {
        return switch (queries > nested ? 9 : random.nextInt(10)) {
            case 0 -> new SetOperation(one(SetOperation.Kind.values()), random.nextBoolean(), operand(), operand(), AT);
            case 1 -> new Rows(some(1, 2, () -> List.of(expression(), expression())), AT);
            default -> select();
        };
    }

    /** The parser has no second LIMIT behind one in parentheses, and no lone VALUES under a set operation. */
    private Query operand() {
        return random.nextBoolean() ? Query.of(select()) : query();
    }

    private Select select() {
        List<SelectItem> items = some(1, 3, this::item);
        List<FromItem> from = some(1, 2, () -> from(2));
        Distinct distinct = switch (nested == 0 ? 2 * random.nextInt(2) : random.nextInt(5)) {
            case 0 -> new Distinct.Rows();
            case 1 -> new Distinct.On(some(1, 2, this::expression));
            default -> new Distinct.All();
        };
        return new Select(
                distinct,
                items,
                from,
                maybe(this::expression),
                some(0, 2, this::groupKey),
                maybe(this::expression),
                nested > 0 && random.nextInt(4) == 0 ? List.of(new Window.Named(name(), window())) : List.of(),
                AT);
    }

    private GroupKey groupKey() {
        return nested > 0 && random.nextInt(4) == 0
                ? new GroupKey.Sets(one(GroupKey.Kind.ROLLUP, GroupKey.Kind.CUBE), some(1, 2, () -> List.of(column())))
                : new GroupKey.Single(expression());
    }

    private FromItem.Calls calls() {
        if (random.nextInt(3) == 0) {
            return new RandomJson(random, this::column).table();
        }
        boolean listed = random.nextBoolean();
        Values values = new Values(false, some(0, 2, this::column), List.of());
        List<Expression> calls = some(1, listed ? 2 : 1, () -> new Expression.FunctionCall(name(1), values, null, AT));
        return new FromItem.Calls(calls, listed, random.nextBoolean());
    }

    private Expression column() {
        return new Expression.ColumnReference(name(2), AT);
    }

    private Window window() {
        Window.Bound preceding =
                new Window.Bound(Window.Edge.PRECEDING, new Literal.IntegerLiteral(BigInteger.TWO, AT));
        Window.Bound last = new Window.Bound(one(Window.Edge.CURRENT_ROW, Window.Edge.UNBOUNDED_FOLLOWING), null);
        Window.Bound first = one(preceding, new Window.Bound(Window.Edge.UNBOUNDED_PRECEDING, null));
        Window.Frame frame = new Window.Frame(
                one(Window.Mode.values()), first, maybe(() -> last), maybe(() -> one(Window.Exclusion.values())));
        return new Window(some(0, 2, this::expression), some(0, 2, this::sortKey), random.nextBoolean() ? null : frame);
    }

    private SelectItem item() {
        return switch (random.nextInt(8)) {
            case 0 -> new SelectItem.Star(null, AT);
            case 1 -> new SelectItem.Star(name(2), AT);
            default -> new SelectItem.Output(expression(), maybe(this::name), AT);
        };
    }

    private FromItem from(int joins) {
        if (joins == 0 || random.nextBoolean()) {
            return switch (queries > nested ? 9 : random.nextInt(8)) {
                case 0 -> new FromItem.Subquery(query(), random.nextBoolean(), name(), some(0, 2, this::name), AT);
                case 1 ->
                    new FromItem.FunctionTable(
                            calls(), random.nextBoolean(), maybe(this::name), List.of(), List.of(), AT);
                default ->
                    new FromItem.TableReference(
                            FromItem.TableReference.NOT_NUMBERED, name(2), false, maybe(this::name), List.of(), AT);
            };
        }
        FromItem left = from(joins - 1);
        FromItem right = from(joins - 1);
        JoinCondition condition = condition();
        JoinKind kind = condition instanceof JoinCondition.None
                ? JoinKind.CROSS
                : List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.RIGHT, JoinKind.FULL)
                        .get(random.nextInt(4));
        return new FromItem.Join(kind, left, right, condition, AT);
    }

    private JoinCondition condition() {
        return switch (random.nextInt(4)) {
            case 0 -> new JoinCondition.None();
            case 1 -> new JoinCondition.Natural();
            case 2 -> new JoinCondition.Using(some(1, 2, this::name));
            default -> new JoinCondition.On(expression());
        };
    }

    private SortKey sortKey() {
        SortKey.Nulls[] nulls = SortKey.Nulls.values();
        return new SortKey(expression(), random.nextBoolean(), nulls[random.nextInt(nulls.length)], AT);
    }

    @Override
    Expression expression() {
        if (++depth > MAX_DEPTH) {
            depth--;
            return term();
        }
        Expression expression = compound();
        depth--;
        return expression;
    }

    private Expression compound() {
        boolean even = random.nextBoolean();
        return switch (random.nextInt(queries > nested ? 20 : 24 + random.nextInt(9))) {
            case 0, 1, 2 -> infix();
            case 3 -> new Expression.OperatorCall(Operator.of("-"), List.of(expression()), AT);
            case 4, 5 -> logical();
            case 6 -> new Expression.Not(expression(), AT);
            case 7 -> new Expression.IsNull(expression(), random.nextBoolean(), AT);
            case 8 -> new Expression.IsTruth(expression(), truth(), random.nextBoolean(), AT);
            case 9 -> new Expression.IsDistinct(expression(), expression(), random.nextBoolean(), AT);
            case 10 -> new Expression.InList(expression(), some(1, 3, this::expression), random.nextBoolean(), AT);
            case 11 -> new Expression.Between(expression(), expression(), expression(), random.nextBoolean(), even, AT);
            case 12 -> like();
            case 13 -> cases();
            case 14 -> new Expression.Cast(expression(), type(), AT);
            case 15 -> new Expression.AtTimeZone(expression(), expression(), AT);
            case 16 -> new Expression.Extract("year", expression(), AT);
            case 17 -> new Expression.Conditional(Expression.Choice.COALESCE, some(1, 3, this::expression), AT);
            case 18 -> function();
            case 20 -> new QueryExpression.InQuery(expression(), query(), random.nextBoolean(), AT);
            case 21 -> new QueryExpression.Exists(query(), AT);
            case 22 -> new QueryExpression.ScalarQuery(query(), AT);
            case 23 -> new QueryExpression.ArrayQuery(query(), AT);
            case 24 -> new Composite.ArrayLiteral(some(1, 3, this::expression), true, AT);
            case 25 -> new Composite.Row(some(2, 3, this::expression), false, AT);
            case 26 -> new Composite.Row(some(1, 3, this::expression), true, AT);
            case 27 ->
                new Composite.Quantified(
                        expression(),
                        Operator.of("="),
                        one(Composite.Quantifier.values()),
                        random.nextBoolean() ? new QueryExpression.ScalarQuery(query(), AT) : column(),
                        AT);
            case 28 -> new Composite.Subscript(column(), expression(), AT);
            case 29 -> analytic();
            case 30, 31 -> new RandomJson(random, this::expression).expression();
            default -> term();
        };
    }

    private Expression cases() {
        var branches = some(1, 2, () -> new Expression.Branch(expression(), expression()));
        return new Expression.Case(maybe(this::expression), branches, maybe(this::expression), AT);
    }

    private Expression function() {
        Expression.Arguments arguments = random.nextInt(4) == 0
                ? new Everything()
                : new Values(random.nextBoolean(), some(1, 2, this::expression), some(0, 1, this::sortKey));
        return new Expression.FunctionCall(name(2), arguments, null, AT);
    }

    private Expression analytic() {
        Values values = new Values(false, some(0, 3, this::expression), List.of());
        return switch (random.nextInt(3)) {
            case 0 ->
                new Expression.FunctionCall(name(1), values, List.of(), null, new Window.Over.Inline(window()), AT);
            case 1 ->
                new Expression.FunctionCall(
                        name(1), values, List.of(), maybe(this::expression), new Window.Over.Reference(name()), AT);
            default -> new Expression.FunctionCall(name(1), values, some(1, 2, this::sortKey), null, null, AT);
        };
    }
}
