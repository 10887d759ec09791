package dev.sallyport.operation;

import java.time.Duration;

/**
 * How much one call may read, change and take; never more than the tightest of grant, source and caller.
 *
 * @param rows rows that may be released
 * @param bytes bytes of column data that may be released
 * @param cellBytes bytes of one cell; a longer one is cut and hinted
 * @param affected rows that a write may change
 * @param time from the first byte to the database until the last batch
 */
public record Limits(long rows, long bytes, long cellBytes, long affected, Duration time) {
    public Limits {
        if (rows < 0 || bytes < 0 || cellBytes < 0 || affected < 0 || time.isNegative()) {
            throw new IllegalArgumentException("a limit is not negative");
        }
    }

    /** The tighter of the two in every dimension. */
    public Limits and(Limits other) {
        return new Limits(
                Math.min(rows, other.rows),
                Math.min(bytes, other.bytes),
                Math.min(cellBytes, other.cellBytes),
                Math.min(affected, other.affected),
                shorter(time, other.time));
    }

    /** The same, but no longer than the time that is left. */
    public Limits within(Duration remaining) {
        return new Limits(rows, bytes, cellBytes, affected, shorter(time, remaining));
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
