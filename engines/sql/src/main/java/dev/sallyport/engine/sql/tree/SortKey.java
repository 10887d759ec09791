package dev.sallyport.engine.sql.tree;

/** One key of an ORDER BY, of a query or of an aggregate. */
public record SortKey(Expression expression, boolean descending, Nulls nulls, Mark at) implements Node {

    /** Where nulls go; {@code DEFAULT} is the server's rule for the direction. */
    public enum Nulls {
        DEFAULT,
        FIRST,
        LAST
    }
}
