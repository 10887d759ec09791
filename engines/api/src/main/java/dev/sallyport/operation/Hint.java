package dev.sallyport.operation;

import java.util.Optional;

/** Something the caller must know to read an answer rightly. */
public record Hint(Kind kind, Optional<ResourceName> about) {
    /** What a hint says. */
    public enum Kind {
        /** A condition, function or order was evaluated on the mask of this column, not on the value. */
        EVALUATED_ON_MASK,
        /** Rows of this object that exist were left out by a row filter. */
        ROWS_FILTERED,
        /** The engine warned. */
        WARNINGS,
        /** A cell was longer than the limit and was cut. */
        TRUNCATED_CELLS
    }
}
