package dev.sallyport.policy;

import dev.sallyport.operation.Mask;

/** How a column is shown: the default of its class, the exception that a grant makes, or what follows from the two. */
public sealed interface ColumnRule {
    /** The value itself. */
    record Clear() implements ColumnRule {}

    /** The mask in the place of the value. */
    record Masked(Mask mask) implements ColumnRule {}

    /** Not at all. */
    record Withheld() implements ColumnRule {}

    default boolean isShown() {
        return !(this instanceof Withheld);
    }

    /** Whether paths below the column are declared. */
    default boolean isDocument() {
        return this instanceof Masked(Mask.Document _);
    }

    default boolean isMasked() {
        return this instanceof Masked;
    }
}
