package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Mark;
import dev.sallyport.engine.sql.tree.TreeMapper;
import java.util.IdentityHashMap;

/**
 * What is made of one statement, which may be far more than its text: a star stands for columns of stars, a BETWEEN for two
 * comparisons of one operand, a CASE for one more at each branch. Counted as it is made, so that it never becomes too much.
 */
public final class Effort {
    private static final int MOST = 200_000;

    private final Weights weights = new Weights();
    private long spent;

    /** Counts expressions that are made at this place. */
    public void spend(long expressions, Mark at) {
        spent += expressions;
        if (spent > MOST) {
            throw Unresolved.tooLarge(
                    "the statement stands for more than `" + MOST + "` expressions",
                    "statement.effort",
                    "name the columns in place of `*`, and nest less",
                    at);
        }
    }

    /** Counts by how much what was made of an expression is larger than what was written, and the making itself. */
    public void spend(Expression written, Expression made) {
        spend(1 + Math.max(0, weights.of(made) - weights.of(written)), written.at());
    }

    /** Counts the expressions within one; a part that stands in two places counts in both, and is looked at once. */
    private static final class Weights extends TreeMapper {
        private final IdentityHashMap<Expression, Long> known = new IdentityHashMap<>();
        private long sum;

        long of(Expression expression) {
            sum = 0;
            expression(expression);
            return sum;
        }

        @Override
        protected Expression expression(Expression expression) {
            Long weight = known.get(expression);
            if (weight == null) {
                long outside = sum;
                sum = 1;
                super.expression(expression);
                weight = Math.min(sum, 2L * MOST);
                known.put(expression, weight);
                sum = outside;
            }
            sum += weight;
            return expression;
        }
    }
}
