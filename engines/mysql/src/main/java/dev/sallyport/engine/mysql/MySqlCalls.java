package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.engine.sql.tree.Worded;
import dev.sallyport.engine.sql.tree.XmlElement;
import dev.sallyport.engine.mysql.MySqlFunction.Use;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out that whatever a named statement calls is on the list of its server, and writes the arrows into json as the calls that
 * they stand for on both products. What the server's language does not have is refused here, with what stands for it.
 */
final class MySqlCalls extends TreeMapper {
    private static final Set<String> DISTINCT = Set.of("count", "sum", "avg", "min", "max", "group_concat");
    private static final Set<String> ORDERED = Set.of("group_concat");

    private final MySqlFunctions allowed;
    private final MySqlVersion server;
    private final MySqlClauses clauses;
    private final MySqlSizes sizes;
    private final Set<String> functions = new TreeSet<>();

    MySqlCalls(MySqlFunctions allowed, MySqlVersion server) {
        this.allowed = allowed;
        this.server = server;
        this.clauses = new MySqlClauses(server);
        this.sizes = new MySqlSizes(allowed);
    }

    /** What was called, by the names of the list. */
    Set<String> functions() {
        return Set.copyOf(functions);
    }

    @Override
    public dev.sallyport.engine.sql.tree.Query query(dev.sallyport.engine.sql.tree.Query query) {
        clauses.check(query);
        return super.query(query);
    }

    @Override
    protected dev.sallyport.engine.sql.tree.FromItem from(dev.sallyport.engine.sql.tree.FromItem item) {
        clauses.check(item);
        return super.from(item);
    }

    @Override
    protected dev.sallyport.engine.sql.tree.Window window(dev.sallyport.engine.sql.tree.Window window) {
        clauses.check(window);
        return super.window(window);
    }

    @Override
    protected List<dev.sallyport.engine.sql.tree.SortKey> sortKeys(List<dev.sallyport.engine.sql.tree.SortKey> keys) {
        keys.forEach(MySqlClauses::check);
        return super.sortKeys(keys);
    }

    @Override
    protected Expression expression(Expression expression) {
        return super.expression(checked(expression));
    }

    /** The same, or what stands for it on this server. */
    private Expression checked(Expression expression) {
        return switch (expression) {
            case FunctionCall call -> function(call);
            case OperatorCall call -> operator(call);
            case Expression.Conditional(var choice, var arguments, var at) -> {
                find(choice.name().toLowerCase(Locale.ROOT), arguments.size(), at);
                yield expression;
            }
            case Expression.KeywordCall(var function, var operands, var at) -> {
                sizes.require(
                        find(function, operands.size(), at),
                        operands.stream().map(Expression.KeywordOperand::value).toList(),
                        at);
                yield expression;
            }
            case Expression.Like like -> pattern(like);
            case Expression.Cast(var _, var type, var at) -> {
                MySqlTypes.requireTarget(type, server, at);
                yield expression;
            }
            case Expression.Collate(var _, var collation, var at) -> {
                MySqlTypes.requireCollation(collation, at);
                yield expression;
            }
            case Expression.Extract(var _, var _, var at) -> {
                find("extract", 2, at);
                yield expression;
            }
            case Expression.CurrentValue(var value, var at) -> {
                find(value.name().toLowerCase(Locale.ROOT), 0, at);
                yield expression;
            }
            case Literal literal -> literal(literal);
            case Worded worded -> worded(worded);
            case Composite composite -> composite(composite);
            case Expression.IsDistinct is -> throw absent("is distinct from", "write `not (a <=> b)`", is.at());
            case Expression.AtTimeZone zone -> throw absent("at time zone", "write `convert_tz(x, a, b)`", zone.at());
            case Expression.Between between
            when between.symmetric() ->
                throw absent("between symmetric", "put the lower bound first", between.at());
            case Expression.DefaultValue value ->
                throw absent("default as a value", "write the value", value.at());
            case QueryExpression.ArrayQuery array -> throw absent("an array", "read rows", array.at());
            default -> expression;
        };
    }

    private Expression function(FunctionCall call) {
        if (call.name().isQualified()) {
            throw notAllowed(call.name().toString(), call.at());
        }
        String name = MySqlNames.folded(call.name().last().text());
        int count = call.arguments() instanceof Arguments.Values(var _, var values, var _) ? values.size() : 0;
        MySqlFunction found = find(name, count, call.at());
        if (call.filter() != null || !call.withinGroup().isEmpty()) {
            throw absent("a filter or an order of an aggregate", "write `sum(case when ... then x end)`", call.at());
        }
        boolean fits = call.over() == null ? found.use() != Use.WINDOW : mayHaveWindow(found);
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

    private Expression operator(OperatorCall call) {
        String symbol = call.operator().symbol().toLowerCase(Locale.ROOT);
        if (symbol.equals("->") || symbol.equals("->>")) {
            return arrow(call, symbol);
        }
        if (allowed.operator(symbol, call.operands().size(), server).isEmpty()) {
            throw notAllowed(symbol, call.at());
        }
        return call;
    }

    /** {@code a -> p} is {@code json_extract(a, p)}; MariaDB has no arrows. */
    private Expression arrow(OperatorCall call, String symbol) {
        boolean path = call.operands().size() == 2 && call.operands().getLast() instanceof Literal.StringLiteral;
        if (!path) {
            throw Unresolved.notUnderstood(
                    "behind `" + symbol + "` stands a path", "json.path", "write the path: `'$.name'`", call.at());
        }
        FunctionCall extracted = Sql.call(
                "json_extract", call.operands().getFirst(), call.operands().getLast());
        return function(symbol.equals("->") ? extracted : Sql.call("json_unquote", function(extracted)));
    }

    private Expression pattern(Expression.Like like) {
        String operator = like.matching().name().toLowerCase(Locale.ROOT);
        if (like.matching() == Expression.Matching.ILIKE) {
            throw absent("ilike", "write `lower(a) like lower(b)`", like.at());
        }
        MySqlFunction found =
                allowed.operator(operator, 2, server).orElseThrow(() -> notAllowed(operator, like.at()));
        sizes.require(found, List.of(like.operand(), like.pattern()), like.at());
        return like;
    }

    private static Expression literal(Literal literal) {
        if (literal instanceof Literal.TypedLiteral(var type, var _, var at) && !MySqlTypes.isBeforeLiteral(type)) {
            throw absent("a literal of type `" + type.name() + "`", "write `cast('...' as type)`", at);
        }
        return literal;
    }

    private Expression worded(Worded worded) {
        return switch (worded) {
            case Interval interval -> interval;
            case UnitCall(var function, var _, var arguments, var at) -> {
                find(function, arguments.size() + 1, at);
                yield worded;
            }
            case SeparatedCall(var call, var _, var _) -> {
                function(call);
                yield worded;
            }
            case XmlElement _, JsonCall _, JsonTest _, NamedArgument _ ->
                throw absent("a call with words", "write a plain call", worded.at());
        };
    }

    private static Expression composite(Composite composite) {
        return switch (composite) {
            case Composite.Row row -> row;
            case Composite.Quantified quantified
            when quantified.values() instanceof QueryExpression.ScalarQuery -> quantified;
            case Composite.Quantified _,
                    Composite.ArrayLiteral _,
                    Composite.WholeRow _,
                    Composite.Field _,
                    Composite.Subscript _ ->
                throw absent("an array or the row of a table", "name the columns that you need", composite.at());
        };
    }

    private MySqlFunction find(String name, int arguments, Mark at) {
        MySqlFunction found =
                allowed.find(name, arguments, server).orElseThrow(() -> notAllowed(name, at));
        functions.add(name);
        return found;
    }

    private Unresolved notAllowed(String name, Mark at) {
        return Unresolved.functionNotAllowed(
                name, allowed.whyRefused(name).or(() -> allowed.whyOperatorRefused(name)).orElse(""), at);
    }

    /** A form of another server's language. */
    static Unresolved absent(String what, String nextStep, Mark at) {
        return Unresolved.unsupported(what + " is not in the language of this server", "sql.dialect", nextStep, at);
    }
}
