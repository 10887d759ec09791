package dev.sallyport.engine.sql.tree;

/**
 * {@code INTERVAL x DAY}, an amount of time beside a date (MySQL, "Temporal Intervals").
 *
 * @param unit a word in lower case
 */
public record Interval(Expression amount, String unit, Mark at) implements Worded {}
