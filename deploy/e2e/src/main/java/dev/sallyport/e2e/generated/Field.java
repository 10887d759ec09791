package dev.sallyport.e2e.generated;

/**
 * A value that an expression may name.
 *
 * @param text as it is written there
 * @param masked whether it is worth more attention, because a mask stands in it
 * @param reachable whether a subquery may write it in the same way
 */
record Field(String text, Kind kind, boolean masked, boolean reachable) {}
