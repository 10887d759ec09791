package dev.sallyport.engine.sql.tree;

/** Two queries of equal width combined; without {@code all} no row comes twice. */
public record SetOperation(Kind kind, boolean all, Query left, Query right, Mark at) implements QueryBody {

    /** How they are combined; INTERSECT binds tightest. */
    public enum Kind {
        UNION,
        INTERSECT,
        EXCEPT
    }
}
