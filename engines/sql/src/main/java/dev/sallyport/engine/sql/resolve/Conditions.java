package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Expression.Connective;
import dev.sallyport.engine.sql.tree.Expression.Logical;
import dev.sallyport.engine.sql.tree.FromItem;
import dev.sallyport.engine.sql.tree.FromItem.Join;
import dev.sallyport.engine.sql.tree.JoinCondition;
import dev.sallyport.engine.sql.tree.Select;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions of a statement, one by one: what a planner may move down to a table. */
public final class Conditions {
    private Conditions() {}

    /** Every operand of WHERE's outermost AND. */
    public static List<Expression> ofWhere(Select select) {
        return split(select.where()).toList();
    }

    /** Those of WHERE, of every join and of HAVING. */
    public static List<Expression> of(Select select) {
        Stream<Expression> joins = select.from().stream().flatMap(Conditions::joined);
        return Stream.of(split(select.where()), joins, split(select.having()))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Expression> joined(FromItem item) {
        return item instanceof Join join
                ? Stream.of(joined(join.left()), joined(join.right()), condition(join.condition()))
                        .flatMap(each -> each)
                : Stream.empty();
    }

    private static Stream<Expression> condition(JoinCondition condition) {
        return condition instanceof JoinCondition.On(var on) ? split(on) : Stream.empty();
    }

    /** Every operand of the outermost AND of a condition, or the condition itself. */
    public static List<Expression> conjuncts(Expression condition) {
        return split(condition).toList();
    }

    private static Stream<Expression> split(@Nullable Expression condition) {
        if (condition == null) {
            return Stream.empty();
        }
        return condition instanceof Logical(var connective, var operands, var _) && connective == Connective.AND
                ? operands.stream().flatMap(Conditions::split)
                : Stream.of(condition);
    }
}
