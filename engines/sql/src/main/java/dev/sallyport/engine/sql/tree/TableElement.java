package dev.sallyport.engine.sql.tree;

/** What a table has beside its columns. */
public sealed interface TableElement permits Constraint, TableIndex {}
