package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Composite.Quantified;
import dev.sallyport.engine.sql.tree.Composite.Quantifier;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.InList;
import dev.sallyport.engine.sql.tree.Expression.IsDistinct;
import dev.sallyport.engine.sql.tree.Expression.IsNull;
import dev.sallyport.engine.sql.tree.Expression.IsTruth;
import dev.sallyport.engine.sql.tree.Expression.Like;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.Expression.Matching;
import dev.sallyport.engine.sql.tree.Expression.Not;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Expression.Truth;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Operator;
import dev.sallyport.engine.sql.tree.QueryExpression.Exists;
import dev.sallyport.engine.sql.tree.QueryExpression.InQuery;
import dev.sallyport.engine.sql.tree.QueryExpression.ScalarQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.jspecify.annotations.Nullable;

/** Maps operators and predicates. */
final class OperatorReader {

    private final ExpressionReader expressions;
    private final JsonReader json;
    private final GuardedOperators operators;

    OperatorReader(ExpressionReader expressions, JsonReader json, GuardedOperators operators) {
        this.operators = operators;
        this.expressions = expressions;
        this.json = json;
    }

    Expression read(net.sf.jsqlparser.expression.Expression node, Mark at) throws NotRead {
        return switch (node) {
            case AndExpression and -> logical(Connective.AND, and, AndExpression.class, at);
            case OrExpression or -> logical(Connective.OR, or, OrExpression.class, at);
            case NotExpression not -> new Not(expressions.read(not.getExpression(), at), at);
            case IsNullExpression is -> isNull(is, at);
            case IsBooleanExpression is -> {
                Expression operand = expressions.read(is.getLeftExpression(), at);
                yield new IsTruth(operand, is.isTrue() ? Truth.TRUE : Truth.FALSE, is.isNot(), operand.at());
            }
            case IsUnknownExpression is -> {
                Expression operand = expressions.read(is.getLeftExpression(), at);
                yield new IsTruth(operand, Truth.UNKNOWN, is.isNot(), operand.at());
            }
            case IsDistinctExpression is -> distinct(is, at);
            case Between between -> between(between, at);
            case InExpression in -> in(in, at);
            case ExistsExpression exists -> exists(exists, at);
            case LikeExpression like -> like(like, at);
            case SignedExpression signed -> signed(signed, at);
            case JsonExpression arrows -> new ArrowReader(expressions).read(arrows, at);
            case BinaryExpression binary -> binary(binary, at);
            default ->
                throw NotRead.unsupported(Shape.words(node.getClass().getSimpleName()))
                        .at(at.position());
        };
    }

    /** A chain without parentheses is one node; it leans to the left and can be as long as the statement. */
    private Expression logical(
            Connective connective, BinaryExpression top, Class<? extends BinaryExpression> type, Mark at)
            throws NotRead {
        ArrayDeque<net.sf.jsqlparser.expression.Expression> chain = new ArrayDeque<>();
        net.sf.jsqlparser.expression.Expression left = top;
        while (left.getClass() == type && left instanceof BinaryExpression link) {
            chain.addFirst(link.getRightExpression());
            ExpressionShapes.of(link).check(link);
            left = link.getLeftExpression();
        }
        chain.addFirst(left);
        List<Expression> operands = new ArrayList<>();
        for (var operand : chain) {
            operands.add(expressions.read(operand, at));
        }
        return new Logical(connective, operands, operands.getFirst().at());
    }

    private Expression isNull(IsNullExpression is, Mark at) throws NotRead {
        Expression operand = expressions.read(is.getLeftExpression(), at);
        return new IsNull(operand, is.isNot() || is.isUseNotNull(), operand.at());
    }

    private Expression distinct(IsDistinctExpression is, Mark at) throws NotRead {
        Expression left = expressions.read(is.getLeftExpression(), at);
        Optional<Expression> test = json.test(is.getRightExpression(), left);
        return test.isPresent()
                ? test.get()
                : new IsDistinct(left, expressions.read(is.getRightExpression(), at), is.isNot(), left.at());
    }

    private Expression between(Between between, Mark at) throws NotRead {
        Expression operand = expressions.read(between.getLeftExpression(), at);
        return new Expression.Between(
                operand,
                expressions.read(between.getBetweenExpressionStart(), at),
                expressions.read(between.getBetweenExpressionEnd(), at),
                between.isNot(),
                between.isUsingSymmetric(),
                operand.at());
    }

    private Expression in(InExpression in, Mark at) throws NotRead {
        Expression operand = expressions.read(in.getLeftExpression(), at);
        return switch (in.getRightExpression()) {
            case ParenthesedExpressionList<?> list
            when !list.isEmpty() -> new InList(operand, expressions.elements(list, at), in.isNot(), operand.at());
            case ParenthesedSelect select ->
                new InQuery(operand, expressions.query(select, at), in.isNot(), operand.at());
            default ->
                throw NotRead.unsupported("in without a list of values")
                        .at(operand.at().position());
        };
    }

    private Expression exists(ExistsExpression exists, Mark at) throws NotRead {
        if (!(exists.getRightExpression() instanceof ParenthesedSelect select)) {
            throw NotRead.unsupported("exists without a query").at(at.position());
        }
        Expression read = new Exists(expressions.query(select, at), at);
        return exists.isNot() ? new Not(read, at) : read;
    }

    private Expression like(LikeExpression like, Mark at) throws NotRead {
        Matching matching = switch (like.getLikeKeyWord()) {
            case LIKE -> Matching.LIKE;
            case ILIKE -> Matching.ILIKE;
            case REGEXP -> Matching.REGEXP;
            default ->
                throw NotRead.unsupported(Shape.words(like.getLikeKeyWord().name()))
                        .at(at.position());
        };
        Expression operand = expressions.read(like.getLeftExpression(), at);
        Expression pattern = expressions.read(like.getRightExpression(), at);
        Expression escape = like.getEscape() == null ? null : expressions.read(like.getEscape(), at);
        return new Like(operand, pattern, escape, matching, like.isNot(), operand.at());
    }

    private Expression signed(SignedExpression signed, Mark at) throws NotRead {
        Operator operator = Operator.of(String.valueOf(signed.getSign()));
        return new OperatorCall(operator, List.of(expressions.read(signed.getExpression(), at)), at);
    }

    private Expression binary(BinaryExpression binary, Mark at) throws NotRead {
        Expression left = expressions.read(binary.getLeftExpression(), at);
        Quantifier quantifier = quantifier(binary.getRightExpression());
        if (quantifier != null) {
            Operator operator = Operator.of(symbol(binary));
            Expression values = values(binary.getRightExpression(), at);
            return new Quantified(left, operator, quantifier, values, left.at());
        }
        Expression right = expressions.read(binary.getRightExpression(), at);
        return new OperatorCall(Operator.of(symbol(binary)), List.of(left, right), left.at());
    }

    private String symbol(BinaryExpression binary) {
        String symbol = operators.written(binary.getStringExpression().strip());
        return symbol.equals("!=") ? "<>" : symbol;
    }

    private static @Nullable Quantifier quantifier(net.sf.jsqlparser.expression.Expression right) {
        return switch (right) {
            case AnyComparisonExpression any ->
                Quantifier.valueOf(any.getAnyType().name());
            case Function function
            when function.getMultipartName().size() == 1 ->
                switch (function.getName().toLowerCase(Locale.ROOT)) {
                    case "any" -> Quantifier.ANY;
                    case "some" -> Quantifier.SOME;
                    case "all" -> Quantifier.ALL;
                    default -> null;
                };
            default -> null;
        };
    }

    /** A query of one column, or one array. */
    private Expression values(net.sf.jsqlparser.expression.Expression right, Mark at) throws NotRead {
        ExpressionShapes.of(right).check(right);
        return switch (right) {
            case AnyComparisonExpression any -> new ScalarQuery(expressions.query(any.getSelect(), at), at);
            case Function function
            when function.getParameters() != null
                    && function.getParameters().size() == 1
                    && !function.isDistinct()
                    && function.getOrderByElements() == null
                    && function.getNamedParameters() == null ->
                expressions.read(function.getParameters().getFirst(), at);
            default -> throw NotRead.unsupported("comparison with many arrays").at(at.position());
        };
    }
}
