package dev.sallyport.engine.postgresql;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers which statements had small answers, in a fixed space; to be wrong costs a round trip, nothing else.
 *
 * <p>Thread-safe.
 */
final class PostgresSmallAnswers {
    private static final int PLACES = 1 << 14;

    private final AtomicIntegerArray hashes = new AtomicIntegerArray(PLACES);

    boolean contains(String statement) {
        return hashes.get(place(statement)) == statement.hashCode();
    }

    void remember(String statement, boolean small) {
        hashes.set(place(statement), small ? statement.hashCode() : ~statement.hashCode());
    }

    private static int place(String statement) {
        return statement.hashCode() & (PLACES - 1);
    }
}
