package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunction.Kind;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.AtTimeZone;
import dev.sallyport.engine.sql.tree.Expression.Between;
import dev.sallyport.engine.sql.tree.Expression.Branch;
import dev.sallyport.engine.sql.tree.Expression.Case;
import dev.sallyport.engine.sql.tree.Expression.Cast;
import dev.sallyport.engine.sql.tree.Expression.Collate;
import dev.sallyport.engine.sql.tree.Expression.ColumnReference;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.CurrentValue;
import dev.sallyport.engine.sql.tree.Expression.Extract;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.InQuery;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.MergedColumn;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Parameter;
import dev.sallyport.engine.sql.tree.Expression.ResolvedColumn;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Literal.BooleanLiteral;
import dev.sallyport.engine.sql.tree.Literal.DecimalLiteral;
import dev.sallyport.engine.sql.tree.Literal.IntegerLiteral;
import dev.sallyport.engine.sql.tree.Literal.NullLiteral;
import dev.sallyport.engine.sql.tree.Literal.StringLiteral;
import dev.sallyport.engine.sql.tree.Literal.TypedLiteral;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.operation.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every expression its type, and every operator, function and cast its one meaning in `pg_catalog`.
 *
 * <p>What comes out holds explicit casts wherever the server would convert by itself, so that it has nothing to choose.
 */
final class PostgresTyping {
    private final PostgresTypes types;
    private final PostgresCoercion coercion;
    private final PostgresCalls calls;
    private final Function<ResolvedColumn, PostgresType> columns;
    private final List<Value> parameters;
    private final Set<String> functions = new TreeSet<>();

    PostgresTyping(
            PostgresBuiltins builtins,
            PostgresFunctions allowed,
            Function<ResolvedColumn, PostgresType> columns,
            List<Value> parameters) {
        this.types = new PostgresTypes(builtins);
        this.coercion = new PostgresCoercion(builtins, types);
        this.calls = new PostgresCalls(builtins, types, coercion, allowed);
        this.columns = columns;
        this.parameters = parameters;
    }

    /** The functions that were called so far. */
    Set<String> functions() {
        return Collections.unmodifiableSet(functions);
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

    /** An output: an untyped literal is text there. */
    Typed output(Expression expression) {
        Typed typed = type(expression);
        return typed.isUnknown() ? coercion.argument(typed, types.named("text"), expression.at()) : typed;
    }

    private Typed type(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal(literal);
            case ResolvedColumn column -> new Typed(column, columns.apply(column), true, false);
            case MergedColumn merged -> merged(merged);
            case Parameter parameter -> parameter(parameter);
            case OperatorCall(var operator, var operands, var at) -> {
                if (operator.schema() != null && !operator.schema().equals(PostgresTypes.PG_CATALOG)) {
                    throw Unresolved.functionNotAllowed(operator.symbol(), at);
                }
                yield calls.operator(operator.symbol(), operands(operands), at);
            }
            case Logical(var connective, var operands, var at) ->
                over(operands.stream().map(this::condition).toList(), "bool", all -> new Logical(connective, all, at));
            case Not(var operand, var at) ->
                over(List.of(condition(operand)), "bool", all -> new Not(all.getFirst(), at));
            case IsNull(var operand, var negated, var at) ->
                over(List.of(known(operand(operand), at)), "bool", all -> new IsNull(all.getFirst(), negated, at));
            case IsTruth(var operand, var truth, var negated, var at) ->
                over(List.of(condition(operand)), "bool", all -> new IsTruth(all.getFirst(), truth, negated, at));
            case IsDistinct(var left, var right, var negated, var at) -> distinct(left, right, negated, at);
            case InList in -> in(in);
            case Between between -> between(between);
            case Like like -> like(like);
            case Case branches -> branches(branches);
            case Cast(var operand, var type, var at) -> coercion.explicit(operand(operand), types.target(type), at);
            case AtTimeZone(var operand, var zone, var at) -> call("timezone", List.of(zone, operand), at);
            case Extract(var field, var source, var at) ->
                call("extract", List.of(new StringLiteral(field, at), source), at);
            case CurrentValue value -> current(value);
            case Conditional conditional -> conditional(conditional);
            case KeywordCall call -> call(KeywordForms.function(call), KeywordForms.arguments(call), call.at());
            case FunctionCall call -> function(call);
            case ColumnReference(var name, var _) ->
                throw new IllegalArgumentException("`" + name + "` was not resolved before it was typed");
            case Collate _, InQuery _ ->
                throw new IllegalArgumentException("only a mask or a row filter makes such an expression");
        };
    }

    private List<Typed> operands(List<Expression> expressions) {
        return expressions.stream().map(this::operand).toList();
    }

    private Typed known(Typed typed, Mark at) {
        return typed.isUnknown() ? coercion.argument(typed, types.named("text"), at) : typed;
    }

    /** A construct of the grammar, which reveals nothing by itself. */
    private Typed over(List<Typed> operands, String type, Function<List<Expression>, Expression> construct) {
        return over(operands, types.named(type), true, construct);
    }

    private static Typed over(
            List<Typed> operands,
            PostgresType type,
            boolean leakproof,
            Function<List<Expression>, Expression> construct) {
        boolean constant = operands.stream().allMatch(Typed::constant);
        boolean safe = leakproof && operands.stream().allMatch(Typed::leakproof);
        Expression built =
                construct.apply(operands.stream().map(Typed::expression).toList());
        return new Typed(built, type, constant || safe, constant);
    }

    private Typed literal(Literal literal) {
        return switch (literal) {
            case IntegerLiteral(var value, var _) ->
                constant(literal, value.bitLength() < 32 ? "int4" : value.bitLength() < 64 ? "int8" : "numeric");
            case DecimalLiteral _ -> constant(literal, "numeric");
            case StringLiteral _, NullLiteral _ -> constant(literal, "unknown");
            case BooleanLiteral _ -> constant(literal, "bool");
            case TypedLiteral(var type, var value, var at) ->
                coercion.explicit(constant(new StringLiteral(value, at), "unknown"), types.target(type), at);
        };
    }

    private Typed constant(Expression expression, String type) {
        return Typed.constant(expression, types.named(type));
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

    /** The side that has the shared type already, the left one first. */
    private Typed merged(MergedColumn merged) {
        List<Typed> sides = operands(merged.sources());
        PostgresType common = coercion.common(sides, merged.at());
        return sides.stream()
                .filter(side -> side.is(common))
                .findFirst()
                .orElseGet(() -> coercion.argument(sides.getFirst(), common, merged.at()));
    }

    private Typed equality(Typed left, Typed right, Mark at) {
        return calls.operator("=", List.of(left, right), at);
    }

    /** The operands as the equality operator takes them. */
    private List<Typed> compared(Typed left, Typed right, Mark at) {
        Typed equality = equality(left, right, at);
        OperatorCall call = (OperatorCall) equality.expression();
        return List.of(
                new Typed(call.operands().getFirst(), left.type(), equality.leakproof(), left.constant()),
                new Typed(call.operands().getLast(), right.type(), equality.leakproof(), right.constant()));
    }

    private Typed distinct(Expression left, Expression right, boolean negated, Mark at) {
        return over(
                compared(operand(left), operand(right), at),
                "bool",
                all -> new IsDistinct(all.getFirst(), all.getLast(), negated, at));
    }

    private Typed in(InList in) {
        List<Typed> all = operands(
                Stream.concat(Stream.of(in.operand()), in.values().stream()).toList());
        PostgresType common = coercion.common(all, in.at());
        Typed operand = coercion.argument(all.getFirst(), common, in.at());
        List<Typed> values = all.stream()
                .skip(1)
                .map(value -> coercion.argument(value, common, in.at()))
                .toList();
        Typed equality = equality(operand, values.getFirst(), in.at());
        List<Typed> typed = Stream.concat(Stream.of(operand), values.stream()).toList();
        return over(
                typed,
                types.named("bool"),
                equality.leakproof(),
                each -> new InList(each.getFirst(), each.subList(1, each.size()), in.negated(), in.at()));
    }

    /** Defined as two comparisons, each resolved for itself. */
    private Typed between(Between between) {
        Mark at = between.at();
        Typed operand = operand(between.operand());
        Typed low = calls.operator(between.negated() ? "<" : ">=", List.of(operand, operand(between.low())), at);
        Typed high = calls.operator(between.negated() ? ">" : "<=", List.of(operand, operand(between.high())), at);
        Connective connective = between.negated() ? Connective.OR : Connective.AND;
        return over(List.of(low, high), "bool", all -> new Logical(connective, all, at));
    }

    private Typed like(Like like) {
        Mark at = like.at();
        String symbol = (like.negated() ? "!~~" : "~~") + (like.ignoresCase() ? "*" : "");
        Typed pattern = like.escape() == null
                ? operand(like.pattern())
                : call("like_escape", List.of(like.pattern(), like.escape()), at);
        return calls.operator(symbol, List.of(operand(like.operand()), pattern), at);
    }

    private Typed branches(Case branches) {
        Mark at = branches.at();
        List<Typed> results = new ArrayList<>();
        results.add(
                branches.otherwise() == null
                        ? constant(new NullLiteral(at), "unknown")
                        : operand(branches.otherwise()));
        branches.branches().forEach(branch -> results.add(operand(branch.then())));
        PostgresType common = coercion.common(results, at);
        List<Typed> all = new ArrayList<>();
        for (Branch branch : branches.branches()) {
            all.add(when(branches.subject(), branch.when()));
        }
        results.forEach(result -> all.add(coercion.argument(result, common, at)));
        int count = branches.branches().size();
        return over(all, common, true, each -> rebuilt(each, count, at));
    }

    /** A branch of the form with a subject is its equality with the subject. */
    private Typed when(@Nullable Expression subject, Expression when) {
        return subject == null
                ? condition(when)
                : equality(known(operand(subject), subject.at()), operand(when), when.at());
    }

    /** Conditions first, then the result of ELSE, then those of the branches. */
    private static Case rebuilt(List<Expression> parts, int count, Mark at) {
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            branches.add(new Branch(parts.get(i), parts.get(count + 1 + i)));
        }
        return new Case(null, branches, parts.get(count), at);
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

    private Typed conditional(Conditional conditional) {
        Mark at = conditional.at();
        List<Typed> arguments = operands(conditional.arguments());
        return switch (conditional.choice()) {
            case NULLIF -> {
                if (arguments.size() != 2) {
                    throw Unresolved.notUnderstood(
                            "`nullif` takes two arguments", "types.resolution", "name both of them", at);
                }
                Typed left = known(arguments.getFirst(), at);
                List<Typed> both = compared(left, arguments.getLast(), at);
                PostgresType type = resultOfNullIf(both.getFirst(), left);
                yield over(both, type, true, all -> new Conditional(conditional.choice(), all, at));
            }
            case COALESCE, GREATEST, LEAST -> {
                PostgresType common = coercion.common(arguments, at);
                List<Typed> same = arguments.stream()
                        .map(argument -> coercion.argument(argument, common, at))
                        .toList();
                boolean leakproof = conditional.choice() == Expression.Choice.COALESCE;
                yield over(same, common, leakproof, all -> new Conditional(conditional.choice(), all, at));
            }
        };
    }

    /** The operator's own left type, where its operand had to be converted. */
    private PostgresType resultOfNullIf(Typed compared, Typed left) {
        return compared.expression().equals(left.expression()) || !(compared.expression() instanceof Cast cast)
                ? left.type()
                : types.named(cast.type().name());
    }

    private Typed call(String name, List<Expression> arguments, Mark at) {
        Arguments.Values values = new Arguments.Values(false, arguments, List.of());
        return function(new FunctionCall(QualifiedName.of(name), values, null, at));
    }

    private Typed function(FunctionCall call) {
        String name = KeywordForms.catalogName(call.name().last().text());
        boolean builtin = switch (call.name().qualifier().size()) {
            case 0 -> true;
            case 1 -> call.name().qualifier().getFirst().equals(PostgresTypes.PG_CATALOG);
            default -> false;
        };
        if (!builtin) {
            throw Unresolved.functionNotAllowed(call.name().toString(), call.at());
        }
        return switch (call.arguments()) {
            case Arguments.Everything everything -> resolved(call, name, List.of(), everything);
            case Arguments.Values values -> resolved(call, name, values.values(), values);
        };
    }

    private Typed resolved(FunctionCall call, String name, List<Expression> arguments, Arguments written) {
        PostgresCalls.Call found = calls.function(name, operands(arguments), call.at());
        PostgresFunction function = found.function();
        List<Expression> expressions =
                found.arguments().stream().map(Typed::expression).toList();
        boolean aggregate = function.kind() == Kind.AGGREGATE;
        Arguments fitting = arguments(written, expressions, aggregate, call.at());
        Expression filter = call.filter() == null || !aggregate
                ? null
                : condition(call.filter()).expression();
        if (call.filter() != null && !aggregate) {
            throw notAggregate(name, call.at());
        }
        functions.add(name);
        QualifiedName canonical = new QualifiedName(List.of(PostgresTypes.PG_CATALOG, new Name(name)));
        Expression printed = new FunctionCall(canonical, fitting, filter, call.at());
        boolean constant = !aggregate && found.arguments().stream().allMatch(Typed::constant);
        boolean leakproof = function.leakproof() && found.arguments().stream().allMatch(Typed::leakproof);
        return new Typed(printed, types.of(function.result()), constant || (leakproof && !aggregate), constant);
    }

    private Arguments arguments(Arguments written, List<Expression> fitting, boolean aggregate, Mark at) {
        return switch (written) {
            case Arguments.Everything everything -> {
                if (!aggregate) {
                    throw notAggregate("*", at);
                }
                yield everything;
            }
            case Arguments.Values(var distinct, var _, var orderBy) -> {
                if (!aggregate && (distinct || !orderBy.isEmpty())) {
                    throw notAggregate("DISTINCT", at);
                }
                yield new Arguments.Values(
                        distinct, fitting, orderBy.stream().map(this::sortKey).toList());
            }
        };
    }

    SortKey sortKey(SortKey key) {
        Typed typed = known(operand(key.expression()), key.at());
        return new SortKey(typed.expression(), key.descending(), key.nulls(), key.at());
    }

    private static Unresolved notAggregate(String what, Mark at) {
        return Unresolved.notUnderstood(
                "`" + what + "` is not used on an aggregate here", "types.resolution", "call it plainly", at);
    }
}
