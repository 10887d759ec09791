package dev.sallyport.engine.sql;

/** A way of writing what changes rows that not every server has. */
public enum WriteForm {
    /** {@code INSERT IGNORE}, {@code ON DUPLICATE KEY UPDATE} and {@code REPLACE}, in the place of {@code ON CONFLICT}. */
    DUPLICATE_KEY,
    /** {@code ORDER BY} and {@code LIMIT} behind an update or a delete. */
    LIMITED,
    /** Other tables beside the one that is changed, before what it gets: {@code UPDATE a, b SET a.x = 1}, {@code DELETE a FROM a, b}. */
    JOINED
}
