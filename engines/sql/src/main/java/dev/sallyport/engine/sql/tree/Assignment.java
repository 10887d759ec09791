package dev.sallyport.engine.sql.tree;

/** {@code column = value}. */
public record Assignment(Name column, Expression value, Mark at) {}
