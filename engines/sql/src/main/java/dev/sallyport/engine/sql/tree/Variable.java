package dev.sallyport.engine.sql.tree;

/**
 * A value of the session or the server. It outlives the statement, so it is read and never resolved.
 *
 * @param name with the signs before it, in small letters
 */
public record Variable(String name, Mark at) implements Expression {}
