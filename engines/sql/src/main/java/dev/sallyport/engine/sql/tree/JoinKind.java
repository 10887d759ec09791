package dev.sallyport.engine.sql.tree;

/** Which rows without a partner a join keeps. */
public enum JoinKind {
    CROSS,
    INNER,
    LEFT,
    RIGHT,
    FULL
}
