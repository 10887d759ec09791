package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.WordedGuard.Words;
import dev.sallyport.engine.sql.tree.Composite.Row;
import dev.sallyport.engine.sql.tree.Composite.WholeRow;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.Choice;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.QueryExpression.ArrayQuery;
import dev.sallyport.engine.sql.tree.SortKey;
import dev.sallyport.operation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Maps calls of functions and aggregates, and those that the grammar spells with words. */
final class CallReader {

    private static final Set<String> KEYWORD_CALLS = Set.of("substring", "position", "overlay", "trim");
    private static final Set<String> KEYWORDS = Set.of("FROM", "FOR", "IN", "PLACING");

    private final Names names;
    private final ExpressionReader expressions;
    private final JsonReader json;
    private final WordedGuard worded;

    CallReader(Names names, ExpressionReader expressions, JsonReader json, WordedGuard worded) {
        this.names = names;
        this.expressions = expressions;
        this.json = json;
        this.worded = worded;
    }

    Expression function(Function function, Mark at) throws NotRead {
        String word = function.getMultipartName().size() == 1
                ? function.getMultipartName().getFirst().toLowerCase(Locale.ROOT)
                : "";
        Optional<JsonForm> form = json.form(function.getMultipartName());
        if (form.isPresent()) {
            return json(form.get(), function, at);
        }
        Optional<Words> words = worded.words(function.getMultipartName());
        if (words.isPresent()) {
            return new WordedReader(this, expressions).read(words.get(), function, at);
        }
        if (function.getExtraKeyword() != null) {
            return new WordedReader(this, expressions).xml(function, word, at);
        }
        if (KEYWORD_CALLS.contains(word)) {
            return new KeywordCall(word, keywordOperands(plain(function, at), at), at);
        }
        if (word.equals("row")) {
            return new Row(expressions.elements(arguments(plain(function, at)), at), true, at);
        }
        if (word.equals("array") && onlyArgument(function) instanceof Select select) {
            return new ArrayQuery(expressions.query(select, at), at);
        }
        Choice choice = choice(word);
        if (choice != null) {
            return new Conditional(choice, expressions.elements(arguments(plain(function, at)), at), at);
        }
        if (function.getNamedParameters() != null) {
            throw NotRead.unsupported("words between arguments").at(at.position());
        }
        List<SortKey> order = order(function.getOrderByElements(), at);
        var name = names.function(function.getMultipartName());
        return new FunctionCall(name, arguments(arguments(function), function.isDistinct(), order, at), null, at);
    }

    private Expression json(JsonForm form, Function function, Mark at) throws NotRead {
        if (function.isDistinct() || function.getExtraKeyword() != null || function.getNamedParameters() != null) {
            throw NotRead.unsupported("words in `" + form.function() + "`").at(at.position());
        }
        return json.call(
                form, expressions.elements(arguments(function), at), order(function.getOrderByElements(), at), at);
    }

    List<SortKey> order(@Nullable List<OrderByElement> order, Mark at) throws NotRead {
        return order == null ? List.of() : expressions.sortKeys(order, at);
    }

    /** A call with FILTER, WITHIN GROUP or OVER. */
    Expression analytic(AnalyticExpression call, Mark at) throws NotRead {
        Optional<JsonForm> form = json.form(List.of(call.getName()));
        if (form.isPresent()) {
            throw NotRead.because(
                            Reason.UNSUPPORTED,
                            "`" + form.get().function() + "` with a filter or a window is not supported yet",
                            "write it with `json_agg` or `json_object_agg`")
                    .at(at.position());
        }
        boolean within = call.getType() == AnalyticType.WITHIN_GROUP;
        boolean over = call.getType() == AnalyticType.OVER;
        if (!within && !over && call.getType() != AnalyticType.FILTER_ONLY) {
            throw NotRead.unsupported("within group over a window").at(at.position());
        }
        List<SortKey> order = order(call.getFuncOrderBy(), at);
        List<net.sf.jsqlparser.expression.Expression> values = new ArrayList<>();
        for (var value : new net.sf.jsqlparser.expression.Expression[] {
            call.getExpression(), call.getOffset(), call.getDefaultValue()
        }) {
            if (value != null) {
                values.add(value);
            }
        }
        List<SortKey> group = within && call.getOrderByElements() != null
                ? expressions.sortKeys(call.getOrderByElements(), at)
                : List.of();
        if (within && (group.isEmpty() || !order.isEmpty() || isPartitioned(call))) {
            throw NotRead.unsupported("within group without order of its own").at(at.position());
        }
        Expression filter =
                call.getFilterExpression() == null ? null : expressions.read(call.getFilterExpression(), at);
        return new FunctionCall(
                names.function(List.of(call.getName().split("\\.", -1))),
                arguments(values, call.isDistinct(), order, at),
                group,
                filter,
                over ? expressions.windows().over(call, at) : null,
                at);
    }

    private static boolean isPartitioned(AnalyticExpression call) {
        return call.getPartitionExpressionList() != null
                && !call.getPartitionExpressionList().isEmpty();
    }

    /** {@code trim(both x from y)}, {@code trim(both from y)}, {@code trim(y)} and {@code trim(y, x)}. */
    Expression trim(TrimFunction trim, Mark at) throws NotRead {
        List<KeywordOperand> operands = new ArrayList<>();
        String word = trim.getTrimSpecification() == null
                ? ""
                : trim.getTrimSpecification().name();
        if (trim.getExpression() != null) {
            operands.add(new KeywordOperand(word, expressions.read(trim.getExpression(), at)));
            word = "";
        }
        if (trim.getFromExpression() != null) {
            String joint = trim.isUsingFromKeyword() ? (word + " FROM").strip() : ",";
            operands.add(new KeywordOperand(joint, expressions.read(trim.getFromExpression(), at)));
        }
        return new KeywordCall("trim", operands, at);
    }

    private static @Nullable Choice choice(String word) {
        return switch (word) {
            case "coalesce" -> Choice.COALESCE;
            case "nullif" -> Choice.NULLIF;
            case "greatest" -> Choice.GREATEST;
            case "least" -> Choice.LEAST;
            case "grouping" -> Choice.GROUPING;
            default -> null;
        };
    }

    static Function plain(Function function, Mark at) throws NotRead {
        if (function.isDistinct() || function.getOrderByElements() != null) {
            throw NotRead.notUnderstood(
                            "`" + function.getName() + "` is no aggregate", "leave out distinct and order by")
                    .at(at.position());
        }
        return function;
    }

    static List<net.sf.jsqlparser.expression.Expression> arguments(Function function) {
        return function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
    }

    static net.sf.jsqlparser.expression.@Nullable Expression onlyArgument(Function function) {
        boolean plain = !function.isDistinct() && function.getOrderByElements() == null;
        List<net.sf.jsqlparser.expression.Expression> arguments = arguments(function);
        return plain && arguments.size() == 1 ? arguments.getFirst() : null;
    }

    Arguments arguments(
            List<? extends net.sf.jsqlparser.expression.Expression> values,
            boolean distinct,
            List<SortKey> order,
            Mark at)
            throws NotRead {
        if (values.size() == 1 && values.getFirst() instanceof AllColumns star && !(star instanceof AllTableColumns)) {
            QueryShapes.STAR.check(star);
            if (distinct || !order.isEmpty()) {
                throw NotRead.notUnderstood("`*` has no duplicates and no order", "name a column")
                        .at(at.position());
            }
            return new Arguments.Everything();
        }
        List<Expression> read = new ArrayList<>();
        for (var value : values) {
            read.add(value instanceof AllTableColumns row ? row(row, at) : expressions.read(value, at));
        }
        return new Arguments.Values(distinct, read, order);
    }

    private Expression row(AllTableColumns star, Mark at) throws NotRead {
        QueryShapes.TABLE_STAR.check(star);
        FromShapes.TABLE.check(star.getTable());
        return new WholeRow(names.columns(star.getTable().getNameParts().reversed()), List.of(), at);
    }

    private List<KeywordOperand> keywordOperands(Function function, Mark at) throws NotRead {
        NamedExpressionList<?> named = function.getNamedParameters();
        List<KeywordOperand> operands = new ArrayList<>();
        if (named == null) {
            for (Expression value : expressions.elements(arguments(function), at)) {
                operands.add(new KeywordOperand(operands.isEmpty() ? "" : ",", value));
            }
            return operands;
        }
        for (int i = 0; i < named.size(); i++) {
            operands.add(new KeywordOperand(keyword(named.getNames().get(i), at), expressions.read(named.get(i), at)));
        }
        return operands;
    }

    private static String keyword(String word, Mark at) throws NotRead {
        String upper = word.toUpperCase(Locale.ROOT);
        if (!upper.isEmpty() && !KEYWORDS.contains(upper)) {
            throw NotRead.unsupported("words between arguments").at(at.position());
        }
        return upper;
    }
}
