package dev.sallyport.operation;

/** What one principal gets to see of one column. */
public sealed interface Disclosure {
    /** The value itself. */
    record Clear() implements Disclosure {}

    /** The mask stands for the column everywhere: output, conditions, order, functions. */
    record Masked(Mask mask, MaskKey key) implements Disclosure {}

    /** The column does not exist for the principal. */
    record Withheld() implements Disclosure {}
}
