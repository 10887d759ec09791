package dev.sallyport.e2e.generated;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The types that an expression may have, by the words of the grammar. */
enum Kind {
    INT("int"),
    LONG("bigint"),
    NUMERIC("numeric"),
    DOUBLE("float8"),
    TEXT("text"),
    BOOL("boolean"),
    DATE("date"),
    INSTANT("timestamptz"),
    TIMESTAMP("timestamp"),
    INTERVAL("interval"),
    JSON("jsonb"),
    TEXTS("text[]"),
    INTS("int[]"),
    SPAN("int4range"),
    DAYS("daterange"),
    SPANS("int4multirange"),
    ADDRESS("inet"),
    NETWORK("cidr"),
    BITS("varbit"),
    VECTOR("tsvector"),
    SEARCH("tsquery"),
    /** An enumeration. */
    SEASON("season"),
    /** A domain over integers. */
    QUANTITY("quantity"),
    /** A domain over texts. */
    BRIEF("brief");

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** Its name in the database. */
    String type() {
        return type;
    }

    /** Whether rows of these that are equal to an order are the same text: `1.5` and `1.50` are equal, and so are `1 day` and `24:00`. */
    static boolean areEqualOnlyAlike(List<Kind> kinds) {
        return Collections.disjoint(kinds, List.of(NUMERIC, DOUBLE, INTERVAL, JSON));
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As a place of a production names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
