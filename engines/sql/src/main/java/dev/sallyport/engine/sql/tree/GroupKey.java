package dev.sallyport.engine.sql.tree;

import java.util.List;

/** One element of a GROUP BY. */
public sealed interface GroupKey {

    /** A key of every group. */
    record Single(Expression key) implements GroupKey {}

    /** Many sets of keys at once; each element of a ROLLUP or CUBE is one key or several that stand together. */
    record Sets(Kind kind, List<List<Expression>> sets) implements GroupKey {

        public Sets {
            sets = sets.stream().map(List::copyOf).toList();
        }
    }

    /** How the sets are made. */
    enum Kind {
        ROLLUP,
        CUBE,
        GROUPING_SETS
    }
}
