package dev.sallyport.engine.sql.tree;

/**
 * {@code x IS [NOT] JSON}.
 *
 * @param words what stands behind the operand, in upper case
 */
public record JsonTest(Expression operand, String words, Mark at) implements Worded {}
