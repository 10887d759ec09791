package dev.sallyport.engine.sql.tree;

/**
 * An aggregate that puts a text between the values: {@code group_concat(x order by y separator ', ')}.
 *
 * @param separator by its value
 */
public record SeparatedCall(Expression.FunctionCall call, String separator, Mark at) implements Worded {}
