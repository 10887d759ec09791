package dev.sallyport.engine.sql;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.OperatorCall;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.Operator;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import org.jspecify.annotations.Nullable;

/**
 * Maps the arrows into json. The parser takes everything behind an arrow for its right side; the server binds arrows to
 * the left, tighter than comparisons and connectives and looser than arithmetic.
 */
final class ArrowReader {

    private final ExpressionReader expressions;

    ArrowReader(ExpressionReader expressions) {
        this.expressions = expressions;
    }

    Expression read(JsonExpression node, Mark at) throws NotRead {
        return steps(expressions.read(node.getExpression(), at), node, at);
    }

    private Expression steps(Expression first, JsonExpression node, Mark at) throws NotRead {
        Expression result = first;
        for (var step : node.getIdentList()) {
            result = arrow(result, step.getValue(), step.getKey(), at);
        }
        return result;
    }

    private Expression arrow(Expression left, String symbol, net.sf.jsqlparser.expression.Expression right, Mark at)
            throws NotRead {
        if (right instanceof JsonExpression chained) {
            ExpressionShapes.of(chained).check(chained);
            return steps(arrow(left, symbol, chained.getExpression(), at), chained, at);
        }
        net.sf.jsqlparser.expression.Expression first = leftOfLooser(right);
        if (first != null) {
            expressions.prepare(first, arrow(left, symbol, first, at));
            return expressions.read(right, at);
        }
        return new OperatorCall(Operator.of(symbol), List.of(left, expressions.read(right, at)), left.at());
    }

    /** The left side of what binds looser than an arrow. */
    private static net.sf.jsqlparser.expression.@Nullable Expression leftOfLooser(
            net.sf.jsqlparser.expression.Expression node) {
        return switch (node) {
            case Addition _, Subtraction _, Multiplication _, Division _, Modulo _, BitwiseXor _ -> null;
            case BinaryExpression binary -> binary.getLeftExpression();
            case InExpression in -> in.getLeftExpression();
            case Between between -> between.getLeftExpression();
            case IsNullExpression is -> is.getLeftExpression();
            case IsBooleanExpression is -> is.getLeftExpression();
            case IsUnknownExpression is -> is.getLeftExpression();
            default -> null;
        };
    }
}
