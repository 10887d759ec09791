package dev.sallyport.engine.sql.tree;

/** What holds for a whole table that a definition makes. */
public record TableOption(Kind kind, Name value, Mark at) {

    /** What is said of it. */
    public enum Kind {
        /** Who keeps its rows. */
        ENGINE,
        CHARSET,
        COLLATE
    }
}
