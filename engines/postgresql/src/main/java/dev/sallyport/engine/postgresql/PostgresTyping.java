package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.sql.resolve.Conditions;
import dev.sallyport.engine.sql.resolve.Effort;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Between;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.DefaultValue;
import dev.sallyport.engine.sql.tree.Expression.Extract;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.QueryColumn;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.MergedColumn;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Variable;
import dev.sallyport.engine.sql.tree.Worded;
import dev.sallyport.operation.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives every expression its type, and every operator, function and cast its one meaning in `pg_catalog`.
 *
 * <p>What comes out holds explicit casts wherever the server would convert by itself, so that it has nothing to choose.
 */
final class PostgresTyping {
    private final PostgresTypes types;
    private final PostgresChosen chosen = new PostgresChosen();
    private final PostgresCoercion coercion;
    private final PostgresCalls calls;
    private final Function<ResolvedColumn, Typed> columns;
    private final PostgresConstants constants;
    private final PostgresInvocations invocations;
    private final PostgresComparisons comparisons;
    private final PostgresChoices choices;
    private final PostgresComposites composites;
    private final PostgresQueries queries;
    private final PostgresWords words;
    private final PostgresWindows windows = new PostgresWindows(this);
    private final Set<Expression> leakproof = new HashSet<>();
    private final Effort effort = new Effort();

    PostgresTyping(
            PostgresBuiltins builtins,
            PostgresEnumerations enumerations,
            PostgresFunctions allowed,
            Function<ResolvedColumn, Typed> columns,
            List<Value> parameters) {
        this.types = new PostgresTypes(builtins, enumerations);
        this.coercion = new PostgresCoercion(builtins, types, chosen);
        this.calls = new PostgresCalls(builtins, types, coercion, allowed, chosen);
        this.columns = columns;
        this.constants = new PostgresConstants(types, coercion, parameters);
        this.invocations = new PostgresInvocations(this, calls);
        this.comparisons = new PostgresComparisons(this, types, coercion, calls, invocations);
        this.choices = new PostgresChoices(this, coercion, comparisons);
        this.queries = new PostgresQueries(this);
        this.words = new PostgresWords(this);
        this.composites = new PostgresComposites(this, coercion, calls, comparisons);
    }

    PostgresWindows windows() {
        return windows;
    }

    PostgresTypes types() {
        return types;
    }

    PostgresChosen chosen() {
        return chosen;
    }

    PostgresCoercion coercion() {
        return coercion;
    }

    PostgresWords words() {
        return words;
    }

    PostgresInvocations invocations() {
        return invocations;
    }

    PostgresQueries queries() {
        return queries;
    }

    /** Conditions that tell of their columns by nothing but their result. */
    Set<Expression> leakproof() {
        return Set.copyOf(leakproof);
    }

    Set<String> functions() {
        return invocations.functions();
    }

    /** An expression whose value is used, so its type must be on the list. */
    Typed operand(Expression expression) {
        Typed typed = type(expression);
        if (!typed.isUnknown() && !PostgresTypes.isListed(typed.type())) {
            throw PostgresTypes.notListed(typed.type().name(), expression.at());
        }
        return typed;
    }

    Typed condition(Expression expression) {
        return as("bool", expression);
    }

    /** An expression that must have one type, or become it without being asked. */
    Typed as(String type, Expression expression) {
        return coercion.argument(operand(expression), types.named(type), expression.at());
    }

    /** An output, which may be of any type; what an untyped literal becomes depends on the query. */
    Typed output(Expression expression) {
        return type(expression);
    }

    /** Values converted to these types. */
    List<Expression> as(List<Typed> values, List<PostgresType> wanted, Mark at) {
        return coercion.arguments(values, wanted, at).stream()
                .map(Typed::expression)
                .toList();
    }

    /** A condition; each operand of its outermost AND is judged for itself. */
    Expression conjunct(Expression condition) {
        if (condition instanceof Logical(var connective, var operands, var at)
                && connective == Expression.Connective.AND) {
            return new Logical(connective, operands.stream().map(this::conjunct).toList(), at);
        }
        Typed typed = condition(condition);
        if (typed.leakproof()) {
            leakproof.addAll(Conditions.conjuncts(typed.expression()));
        }
        return typed.expression();
    }

    PostgresType column(ResolvedColumn column) {
        return columns.apply(column).type();
    }

    private Typed type(Expression expression) {
        Typed typed = typed(expression);
        effort.spend(expression, typed.expression());
        return typed;
    }

    private Typed typed(Expression expression) {
        return switch (expression) {
            case Literal _, Parameter _, CurrentValue _, DefaultValue _, Variable _ -> constants.of(expression);
            case ResolvedColumn column -> coercion.based(columns.apply(column), column.at());
            case QueryColumn column -> new Typed(column, queries.type(column), true);
            case QueryExpression query -> composites.query(query);
            case Composite composite -> composites.composite(composite);
            case MergedColumn merged -> choices.merged(merged);
            case OperatorCall call -> operator(call);
            case Logical(var connective, var operands, var at) ->
                over(operands.stream().map(this::condition).toList(), "bool", all -> new Logical(connective, all, at));
            case Not(var operand, var at) ->
                over(List.of(condition(operand)), "bool", all -> new Not(all.getFirst(), at));
            case IsNull(var operand, var negated, var at) ->
                over(List.of(known(operand(operand), at)), "bool", all -> new IsNull(all.getFirst(), negated, at));
            case IsTruth(var operand, var truth, var negated, var at) ->
                over(List.of(condition(operand)), "bool", all -> new IsTruth(all.getFirst(), truth, negated, at));
            case IsDistinct(var left, var right, var negated, var at) -> comparisons.distinct(left, right, negated, at);
            case InList in -> comparisons.in(in);
            case Between between -> comparisons.between(between);
            case Like like -> comparisons.like(like);
            case Case branches -> choices.branches(branches);
            case Cast(Composite.ArrayLiteral array, var type, var at) ->
                composites.array(array, types.target(type), at);
            case Cast(var operand, var type, var at) -> coercion.explicit(operand(operand), types.target(type), at);
            case AtTimeZone(var operand, var zone, var at) -> invocations.call("timezone", List.of(zone, operand), at);
            case Extract(var field, var source, var at) ->
                invocations.call("extract", List.of(new StringLiteral(field, at), source), at);
            case Conditional conditional ->
                conditional.choice() == Expression.Choice.NULLIF
                        ? comparisons.nullIf(conditional)
                        : choices.conditional(conditional);
            case Worded worded -> words.worded(worded);
            case KeywordCall call -> words.call(call);
            case FunctionCall call -> invocations.function(call);
            case ColumnReference(var name, var _) ->
                throw new IllegalArgumentException("`" + name + "` was not resolved before it was typed");
            case Collate collate -> composites.collate(collate);
        };
    }

    private Typed operator(OperatorCall call) {
        if (composites.isRow(call)) {
            return composites.rows(call);
        }
        Operator operator = call.operator();
        if (operator.schema() != null && !operator.schema().equals(PostgresTypes.PG_CATALOG)) {
            throw Unresolved.functionNotAllowed(operator.symbol(), call.at());
        }
        Typed typed = calls.operator(operator.symbol(), operands(call.operands()), call.at());
        return constants.lowest(call, typed);
    }

    List<Typed> operands(List<Expression> expressions) {
        return expressions.stream().map(this::operand).toList();
    }

    Typed known(Typed typed, Mark at) {
        return typed.isUnknown() ? coercion.argument(typed, types.named("text"), at) : typed;
    }

    /** A construct of the grammar, which reveals nothing by itself. */
    Typed over(List<Typed> operands, String type, Function<List<Expression>, Expression> construct) {
        return Typed.over(operands, types.named(type), true, construct);
    }

    Typed constant(Expression expression, String type) {
        return Typed.constant(expression, types.named(type));
    }
}
