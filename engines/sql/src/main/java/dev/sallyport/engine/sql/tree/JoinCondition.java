package dev.sallyport.engine.sql.tree;

import java.util.List;

/** How the rows of a join find each other. */
public sealed interface JoinCondition {

    /** Every row with every row. */
    record None() implements JoinCondition {}

    /** By a condition. */
    record On(Expression condition) implements JoinCondition {}

    /** By equality of the named columns, which the join then shows once. */
    record Using(List<Name> columns) implements JoinCondition {

        public Using {
            columns = List.copyOf(columns);
        }
    }

    /** By equality of every column name that both sides have; resolution may turn it into {@link Using}. */
    record Natural() implements JoinCondition {}
}
