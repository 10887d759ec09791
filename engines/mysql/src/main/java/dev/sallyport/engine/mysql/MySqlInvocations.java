package dev.sallyport.engine.mysql;

import dev.sallyport.engine.mysql.MySqlFunction.Use;
import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Mark;
import java.util.Set;
import java.util.TreeSet;

/** Calls of functions and aggregates: on the list of their server, called as it has them; remembers which were called. */
final class MySqlInvocations {
    private static final Set<String> DISTINCT = Set.of("count", "sum", "avg", "min", "max", "group_concat");
    private static final Set<String> ORDERED = Set.of("group_concat");

    private final MySqlFunctions allowed;
    private final MySqlVersion server;
    private final MySqlSizes sizes;
    private final Set<String> called = new TreeSet<>();

    MySqlInvocations(MySqlFunctions allowed, MySqlVersion server, MySqlSizes sizes) {
        this.allowed = allowed;
        this.server = server;
        this.sizes = sizes;
    }

    /** What was called, by the names of the list. */
    Set<String> called() {
        return Set.copyOf(called);
    }

    /** A call whose arguments are joined by words. */
    Expression worded(KeywordCall call) {
        sizes.require(
                find(call.function(), call.operands().size(), call.at()),
                call.operands().stream().map(KeywordOperand::value).toList(),
                call.at());
        return call;
    }

    /** The same call, or {@link Unresolved} thrown. */
    FunctionCall function(FunctionCall call) {
        if (call.name().isQualified()) {
            throw notAllowed(call.name().toString(), call.at());
        }
        String name = MySqlNames.folded(call.name().last().text());
        int count = call.arguments() instanceof Arguments.Values(var _, var values, var _) ? values.size() : 0;
        MySqlFunction found = find(name, count, call.at());
        if (call.filter() != null || !call.withinGroup().isEmpty()) {
            throw MySqlCalls.absent(
                    "a filter or an order of an aggregate", "write `sum(case when ... then x end)`", call.at());
        }
        boolean fits = call.over() == null ? isPlain(found) : mayHaveWindow(found);
        if (!fits) {
            throw Unresolved.notUnderstood(
                    "`" + name + "` is called in a way that it is not called in",
                    "functions.use",
                    "only functions of windows stand with `OVER`, and these never without",
                    call.at());
        }
        requireArguments(name, call, found);
        return call;
    }

    private static boolean isPlain(MySqlFunction found) {
        return found.use() != Use.WINDOW && found.use() != Use.TABLE;
    }

    private static boolean mayHaveWindow(MySqlFunction found) {
        return found.use() == Use.WINDOW || found.use() == Use.AGGREGATE_WINDOW;
    }

    private void requireArguments(String name, FunctionCall call, MySqlFunction found) {
        switch (call.arguments()) {
            case Arguments.Everything() -> {
                if (!name.equals("count")) {
                    throw notAllowed(name + "(*)", call.at());
                }
            }
            case Arguments.Values(var distinct, var values, var orderBy) -> {
                if ((distinct && !DISTINCT.contains(name)) || (!orderBy.isEmpty() && !ORDERED.contains(name))) {
                    throw Unresolved.notUnderstood(
                            "`" + name + "` takes no distinct and no order",
                            "functions.use",
                            "leave out distinct and order by",
                            call.at());
                }
                sizes.require(found, values, call.at());
            }
        }
    }

    /** What the list says of a function of this server. */
    MySqlFunction find(String name, int arguments, Mark at) {
        MySqlFunction found = allowed.find(name, arguments, server).orElseThrow(() -> notAllowed(name, at));
        called.add(name);
        return found;
    }

    Unresolved notAllowed(String name, Mark at) {
        return Unresolved.functionNotAllowed(
                name,
                allowed.whyRefused(name)
                        .or(() -> allowed.whyOperatorRefused(name))
                        .orElse(""),
                at);
    }
}
