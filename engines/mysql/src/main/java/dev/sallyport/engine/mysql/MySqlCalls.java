package dev.sallyport.engine.mysql;

import dev.sallyport.engine.sql.resolve.Unresolved;
import dev.sallyport.engine.sql.tree.Composite;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Insert;
import dev.sallyport.engine.sql.tree.Interval;
import dev.sallyport.engine.sql.tree.JsonCall;
import dev.sallyport.engine.sql.tree.JsonTest;
import dev.sallyport.engine.sql.tree.Literal;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.NamedArgument;
import dev.sallyport.engine.sql.tree.QueryExpression;
import dev.sallyport.engine.sql.tree.Rows;
import dev.sallyport.engine.sql.tree.SeparatedCall;
import dev.sallyport.engine.sql.tree.TreeMapper;
import dev.sallyport.engine.sql.tree.UnitCall;
import dev.sallyport.engine.sql.tree.Worded;
import dev.sallyport.engine.sql.tree.Write;
import dev.sallyport.engine.sql.tree.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds out that whatever a named statement calls is on the list of its server, and writes the arrows into json as the calls that
 * they stand for on both products. What the server's language does not have is refused here, with what stands for it.
 */
final class MySqlCalls extends TreeMapper {
    private final MySqlFunctions allowed;
    private final MySqlVersion server;
    private final MySqlClauses clauses;
    private final MySqlSizes sizes;
    private final MySqlInvocations invocations;
    private boolean inserts;
    private final MySqlJson json;

    MySqlCalls(MySqlFunctions allowed, MySqlVersion server, MySqlLengths lengths) {
        this.allowed = allowed;
        this.server = server;
        this.sizes = new MySqlSizes(allowed, lengths);
        this.invocations = new MySqlInvocations(allowed, server, sizes);
        this.json = new MySqlJson(server, invocations);
        this.clauses = new MySqlClauses(server, allowed, json);
    }

    /** What was called, by the names of the list. */
    Set<String> functions() {
        return invocations.called();
    }

    @Override
    public dev.sallyport.engine.sql.tree.Query query(dev.sallyport.engine.sql.tree.Query query) {
        boolean inserted = inserts && query.body() instanceof Rows;
        inserts = false;
        if (!inserted) {
            clauses.check(query);
        }
        return super.query(query);
    }

    /** Rows that are written out stand behind INSERT alone. */
    @Override
    protected Write write(Write write) {
        inserts = write instanceof Insert insert && MySqlWrites.written(insert).isPresent();
        return super.write(write);
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
            case FunctionCall call -> invocations.function(call);
            case OperatorCall call -> operator(call);
            case Expression.Conditional(var choice, var arguments, var at) -> {
                invocations.find(choice.name().toLowerCase(Locale.ROOT), arguments.size(), at);
                yield expression;
            }
            case Expression.KeywordCall call -> invocations.worded(call);
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
                invocations.find("extract", 2, at);
                yield expression;
            }
            case Expression.CurrentValue(var value, var at) -> {
                invocations.find(value.name().toLowerCase(Locale.ROOT), 0, at);
                yield expression;
            }
            case Literal literal -> literal(literal);
            case Worded worded -> worded(worded);
            case Composite composite -> composite(composite);
            default -> ofThisServer(expression);
        };
    }

    private static Expression ofThisServer(Expression expression) {
        return switch (expression) {
            case Expression.IsDistinct is -> throw absent("is distinct from", "write `not (a <=> b)`", is.at());
            case Expression.AtTimeZone zone -> throw absent("at time zone", "write `convert_tz(x, a, b)`", zone.at());
            case Expression.Between between
            when between.symmetric() -> throw absent("between symmetric", "put the lower bound first", between.at());
            case QueryExpression.ArrayQuery array -> throw absent("an array", "read rows", array.at());
            default -> expression;
        };
    }

    private Expression operator(OperatorCall call) {
        String symbol = call.operator().symbol().toLowerCase(Locale.ROOT);
        if (symbol.equals("->") || symbol.equals("->>")) {
            return arrow(call, symbol);
        }
        if (allowed.operator(symbol, call.operands().size(), server).isEmpty()) {
            throw invocations.notAllowed(symbol, call.at());
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
        FunctionCall checked = invocations.function(extracted);
        return symbol.equals("->") ? checked : invocations.function(Sql.call("json_unquote", checked));
    }

    private Expression pattern(Expression.Like like) {
        String operator = like.matching().name().toLowerCase(Locale.ROOT);
        if (like.matching() == Expression.Matching.ILIKE) {
            throw absent("ilike", "write `lower(a) like lower(b)`", like.at());
        }
        MySqlFunction found =
                allowed.operator(operator, 2, server).orElseThrow(() -> invocations.notAllowed(operator, like.at()));
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
                invocations.find(function, arguments.size() + 1, at);
                yield worded;
            }
            case SeparatedCall(var call, var _, var _) -> {
                invocations.function(call);
                yield worded;
            }
            case JsonCall call -> json.call(call);
            case XmlElement _, JsonTest _, NamedArgument _ ->
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

    /** A form of another server's language. */
    static Unresolved absent(String what, String nextStep, Mark at) {
        return Unresolved.unsupported(what + " is not in the language of this server", "sql.dialect", nextStep, at);
    }
}
