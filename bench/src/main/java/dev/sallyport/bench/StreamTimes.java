package dev.sallyport.bench;

/**
 * What reading all rows took.
 *
 * @param firstNanos until the first row could be read
 * @param allNanos until the last row was read
 */
record StreamTimes(long firstNanos, long allNanos) {}
