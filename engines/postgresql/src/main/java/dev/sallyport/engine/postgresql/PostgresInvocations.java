package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunction.Kind;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Types calls of functions and aggregates, and remembers which were called. */
final class PostgresInvocations {
    private final PostgresTyping typing;
    private final PostgresTypes types;
    private final PostgresCalls calls;
    private final Set<String> functions = new TreeSet<>();

    PostgresInvocations(PostgresTyping typing, PostgresTypes types, PostgresCalls calls) {
        this.typing = typing;
        this.types = types;
        this.calls = calls;
    }

    /** The functions that were called so far. */
    Set<String> functions() {
        return Collections.unmodifiableSet(functions);
    }

    Typed call(String name, List<Expression> arguments, Mark at) {
        Arguments.Values values = new Arguments.Values(false, arguments, List.of());
        return function(new FunctionCall(QualifiedName.of(name), values, null, at));
    }

    Typed function(FunctionCall call) {
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
        PostgresCalls.Call found = calls.function(name, typing.operands(arguments), call.at());
        PostgresFunction function = found.function();
        List<Expression> expressions =
                found.arguments().stream().map(Typed::expression).toList();
        boolean aggregate = function.kind() == Kind.AGGREGATE;
        Arguments fitting = arguments(written, expressions, aggregate, call.at());
        Expression filter = call.filter() == null || !aggregate
                ? null
                : typing.condition(call.filter()).expression();
        if (call.filter() != null && !aggregate) {
            throw notAggregate(name, call.at());
        }
        functions.add(name);
        QualifiedName canonical = new QualifiedName(List.of(PostgresTypes.PG_CATALOG, new Name(name)));
        Expression printed = new FunctionCall(canonical, fitting, filter, call.at());
        boolean leakproof = function.leakproof() && found.arguments().stream().allMatch(Typed::leakproof);
        return new Typed(printed, types.of(function.result()), leakproof && !aggregate);
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

    private SortKey sortKey(SortKey key) {
        Typed typed = typing.known(typing.operand(key.expression()), key.at());
        return new SortKey(typed.expression(), key.descending(), key.nulls(), key.at());
    }

    private static Unresolved notAggregate(String what, Mark at) {
        return Unresolved.notUnderstood(
                "`" + what + "` is not used on an aggregate here", "types.resolution", "call it plainly", at);
    }
}
