package dev.sallyport.e2e.generated;

import java.util.Locale;

/** The types that an expression may have, by the words of the grammar. */
enum Kind {
    INT,
    LONG,
    NUMERIC,
    DOUBLE,
    TEXT,
    BOOL,
    DATE,
    INSTANT,
    TIMESTAMP,
    INTERVAL,
    JSON,
    TEXTS,
    INTS;

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As a place of a production names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
