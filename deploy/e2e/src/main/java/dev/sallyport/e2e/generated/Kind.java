package dev.sallyport.e2e.generated;

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
    /** A document of MySQL, which no order is defined for. */
    DOCUMENT("json"),
    TIME("time"),
    BYTES("varbinary"),
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

    /** Whether an order is defined for it. */
    boolean isSorted() {
        return this != DOCUMENT;
    }

    /** A value of it as rows are sorted by it. */
    String sorted(String value) {
        return isSorted() ? value : "cast(" + value + " as char)";
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As a place of a production names it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
