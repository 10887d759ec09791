package dev.sallyport.engine.sql.tree;

/** {@code name => x} among the arguments of a call. */
public record NamedArgument(Name name, Expression value, Mark at) implements Worded {}
