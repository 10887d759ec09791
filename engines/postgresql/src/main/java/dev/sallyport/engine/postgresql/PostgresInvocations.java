package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.postgresql.PostgresFunctions.Output;
import dev.sallyport.engine.postgresql.PostgresFunctions.Use;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.QualifiedName;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.engine.sql.tree.Window.Over;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Types calls of functions and aggregates, and remembers which were called. */
final class PostgresInvocations {
    private final PostgresTyping typing;
    private final PostgresCalls calls;
    private final Set<String> functions = new TreeSet<>();

    PostgresInvocations(PostgresTyping typing, PostgresCalls calls) {
        this.typing = typing;
        this.calls = calls;
    }

    /** The functions that were called so far. */
    Set<String> functions() {
        return Collections.unmodifiableSet(functions);
    }

    /** Remembers a call that only the grammar knows. */
    void remember(String function) {
        functions.add(function);
    }

    Typed call(String name, List<Expression> arguments, Mark at) {
        Arguments.Values values = new Arguments.Values(false, arguments, List.of());
        return function(new FunctionCall(QualifiedName.of(name), values, null, at));
    }

    Typed function(FunctionCall call) {
        Invoked invoked = invoke(call);
        if (PostgresTypes.isRecord(invoked.typed.type()) && invoked.outputs.isEmpty()) {
            throw PostgresTableFunctions.notInFrom(call.name().toString(), call.at());
        }
        if (invoked.outputs.size() > 1) {
            throw Unresolved.unsupported(
                    "`" + call.name() + "` returns several columns", "types.row", "call it in `FROM`", call.at());
        }
        return invoked.typed;
    }

    /**
     * A typed call.
     *
     * @param outputs its columns in FROM; none when its result is its one column
     */
    record Invoked(Typed typed, List<Output> outputs) {}

    /** A call, also one that gives rows of several columns, which only FROM takes. */
    Invoked invoke(FunctionCall call) {
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
            case Arguments.Everything _ -> resolved(call, name, List.of());
            case Arguments.Values values -> resolved(call, name, values.values());
        };
    }

    private Invoked resolved(FunctionCall call, String name, List<Expression> written) {
        List<Expression> all = Stream.concat(
                        written.stream(), call.withinGroup().stream().map(SortKey::expression))
                .toList();
        List<Typed> given = all.stream().map(this::argument).toList();
        List<Name> names = names(call, written);
        PostgresCalls.Call found = calls.function(name, given, names, call.at());
        requireValue(found, call);
        Use use = found.listed().use();
        PostgresSizes.check(use, name, written, call.at());
        requireFitting(call, name, use);
        require(names.isEmpty() || use == Use.SCALAR || use == Use.ROWS, name, call.at());
        functions.add(name);
        List<Expression> arguments =
                found.arguments().stream().map(Typed::expression).toList();
        boolean leakproof = use == Use.SCALAR
                && found.function().leakproof()
                && found.arguments().stream().allMatch(Typed::leakproof);
        Expression printed = new FunctionCall(
                QualifiedName.of(found.function().schema(), name),
                arguments(call.arguments(), named(arguments.subList(0, written.size()), names)),
                group(call.withinGroup(), arguments.subList(written.size(), arguments.size())),
                call.filter() == null ? null : typing.condition(call.filter()).expression(),
                over(call.over()),
                call.at());
        typing.chosen().means(printed, found.function().oid());
        return new Invoked(
                new Typed(printed, found.result(), leakproof), found.listed().outputs());
    }

    private Typed argument(Expression expression) {
        return operandOrRow(expression instanceof NamedArgument(var _, var value, var _) ? value : expression);
    }

    /** Of the last arguments. */
    private static List<Name> names(FunctionCall call, List<Expression> written) {
        List<Name> names = new ArrayList<>();
        for (Expression argument : written) {
            if (argument instanceof NamedArgument(var name, var _, var _)) {
                names.add(name);
            } else if (!names.isEmpty()) {
                throw Unresolved.notUnderstood(
                        "an argument without a name stands behind one with a name",
                        "types.resolution",
                        "write the arguments without names first",
                        call.at());
            }
        }
        return names;
    }

    private static List<Expression> named(List<Expression> values, List<Name> names) {
        int first = values.size() - names.size();
        return IntStream.range(0, values.size())
                .mapToObj(i ->
                        i < first ? values.get(i) : new NamedArgument(names.get(i - first), values.get(i), Mark.NONE))
                .toList();
    }

    /** Only a function of the catalog has arguments with names. */
    static Unresolved notInCall(NamedArgument argument) {
        return Unresolved.notUnderstood(
                "`" + argument.name() + " =>` stands in no call of a function",
                "types.resolution",
                "write the value alone",
                argument.at());
    }

    /**
     * What a function or a sort key takes: a value, or a row. The server looks up, for each column of a row, a cast to json and a
     * comparison, which may be the user's own where the type is; so the types are those that a value may have.
     */
    Typed operandOrRow(Expression expression) {
        if (!(expression instanceof WholeRow row)) {
            return typing.operand(expression);
        }
        row.columns().forEach(typing::operand);
        return new Typed(row, typing.types().named("record"), false);
    }

    /** A row goes into a function, and no row comes out: its type would not be the one of the table. */
    private static void requireValue(PostgresCalls.Call found, FunctionCall call) {
        boolean takesRow = found.arguments().stream().anyMatch(argument -> argument.expression() instanceof WholeRow);
        if (takesRow && !PostgresTypes.isListed(found.result())) {
            throw Unresolved.unsupported(
                    "`" + call.name() + "` returns a row", "types.row", "give it the columns that you need", call.at());
        }
    }

    /** Each way of calling takes its own words. */
    private static void requireFitting(FunctionCall call, String name, Use use) {
        boolean aggregate = use == Use.AGGREGATE;
        boolean everything = call.arguments() instanceof Arguments.Everything;
        boolean plain = call.arguments() instanceof Arguments.Values values
                && !values.distinct()
                && values.orderBy().isEmpty();
        require(aggregate || !everything, "*", call.at());
        require(aggregate || everything || plain, "DISTINCT", call.at());
        require(aggregate || use == Use.ORDERED_SET || call.filter() == null, name, call.at());
        require(aggregate || use == Use.WINDOW || call.over() == null, name, call.at());
        require((use == Use.ORDERED_SET) == !call.withinGroup().isEmpty(), "WITHIN GROUP", call.at());
        if (use == Use.WINDOW && call.over() == null) {
            throw Unresolved.notUnderstood(
                    "`" + name + "` needs a window", "types.resolution", "write `over (...)` behind it", call.at());
        }
    }

    private static void require(boolean fits, String what, Mark at) {
        if (!fits) {
            throw notAggregate(what, at);
        }
    }

    private Arguments arguments(Arguments written, List<Expression> fitting) {
        return switch (written) {
            case Arguments.Everything everything -> everything;
            case Arguments.Values(var distinct, var values, var orderBy) ->
                new Arguments.Values(
                        distinct,
                        fitting,
                        orderBy.stream()
                                .map(key -> sortKey(key, distinct ? values : List.of(), fitting))
                                .toList());
        };
    }

    /** Values that are told apart are sorted as they are told apart. */
    private SortKey sortKey(SortKey key, List<Expression> distinct, List<Expression> fitting) {
        int place = distinct.indexOf(key.expression());
        return place < 0
                ? typing.windows().sortKey(key)
                : new SortKey(fitting.get(place), key.descending(), key.nulls(), key.at());
    }

    private static List<SortKey> group(List<SortKey> written, List<Expression> fitting) {
        return IntStream.range(0, written.size())
                .mapToObj(i -> new SortKey(
                        fitting.get(i),
                        written.get(i).descending(),
                        written.get(i).nulls(),
                        written.get(i).at()))
                .toList();
    }

    private @Nullable Over over(@Nullable Over over) {
        return switch (over) {
            case null -> null;
            case Over.Reference(var name) ->
                throw new IllegalArgumentException("the window `" + name + "` was not put in the place of its name");
            case Over.Inline(var window) -> new Over.Inline(typing.windows().window(window));
        };
    }

    private static Unresolved notAggregate(String what, Mark at) {
        return Unresolved.notUnderstood(
                "`" + what + "` is not used on an aggregate here", "types.resolution", "call it plainly", at);
    }
}
