package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Arguments;
import dev.sallyport.engine.sql.tree.Expression.Choice;
import dev.sallyport.engine.sql.tree.Expression.Conditional;
import dev.sallyport.engine.sql.tree.Expression.FunctionCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordCall;
import dev.sallyport.engine.sql.tree.Expression.KeywordOperand;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import org.jspecify.annotations.Nullable;

/** Maps calls of functions and aggregates, and those that the grammar spells with words. */
final class CallReader {

    private static final Set<String> KEYWORD_CALLS = Set.of("substring", "position", "overlay", "trim");
    private static final Set<String> KEYWORDS = Set.of("FROM", "FOR", "IN", "PLACING");

    private final Names names;
    private final ExpressionReader expressions;

    CallReader(Names names, ExpressionReader expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    Expression function(Function function, Mark at) throws NotRead {
        String word = function.getMultipartName().size() == 1
                ? function.getMultipartName().getFirst().toLowerCase(Locale.ROOT)
                : "";
        if (KEYWORD_CALLS.contains(word)) {
            return new KeywordCall(word, keywordOperands(plain(function, at), at), at);
        }
        Choice choice = choice(word);
        if (choice != null) {
            return new Conditional(choice, expressions.elements(arguments(plain(function, at)), at), at);
        }
        if (function.getNamedParameters() != null) {
            throw NotRead.unsupported("words between arguments").at(at.position());
        }
        List<SortKey> order = function.getOrderByElements() == null
                ? List.of()
                : expressions.sortKeys(function.getOrderByElements(), at);
        var name = names.function(function.getMultipartName());
        return new FunctionCall(name, arguments(arguments(function), function.isDistinct(), order, at), null, at);
    }

    Expression filtered(AnalyticExpression call, Mark at) throws NotRead {
        if (call.getType() != AnalyticType.FILTER_ONLY || call.getFilterExpression() == null) {
            throw NotRead.unsupported("window function").at(at.position());
        }
        List<SortKey> order =
                call.getFuncOrderBy() == null ? List.of() : expressions.sortKeys(call.getFuncOrderBy(), at);
        List<net.sf.jsqlparser.expression.Expression> values =
                call.getExpression() == null ? List.of() : List.of(call.getExpression());
        var name = names.function(List.of(call.getName().split("\\.", -1)));
        Arguments arguments = arguments(values, call.isDistinct(), order, at);
        return new FunctionCall(name, arguments, expressions.read(call.getFilterExpression(), at), at);
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
            default -> null;
        };
    }

    private static Function plain(Function function, Mark at) throws NotRead {
        if (function.isDistinct() || function.getOrderByElements() != null) {
            throw NotRead.notUnderstood(
                            "`" + function.getName() + "` is no aggregate", "leave out distinct and order by")
                    .at(at.position());
        }
        return function;
    }

    private static List<net.sf.jsqlparser.expression.Expression> arguments(Function function) {
        return function.getParameters() == null ? List.of() : List.copyOf(function.getParameters());
    }

    private Arguments arguments(
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
        return new Arguments.Values(distinct, expressions.elements(values, at), order);
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
