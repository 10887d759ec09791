package dev.sallyport.engine.sql.tree;

import java.util.List;

/** Which of equal rows a select leaves out. */
public sealed interface Distinct {

    /** None. */
    record All() implements Distinct {}

    /** Every row that came before. */
    record Rows() implements Distinct {}

    /** Every row with the keys of one that came before: {@code DISTINCT ON (keys)}. */
    record On(List<Expression> keys) implements Distinct {

        public On {
            keys = List.copyOf(keys);
        }
    }
}
