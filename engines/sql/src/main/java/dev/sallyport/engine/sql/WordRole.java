package dev.sallyport.engine.sql;

/** Where a server's grammar takes a word as a name without quotes. */
public enum WordRole {
    /** No keyword: a name everywhere, never syntax. */
    NAME,
    /** A keyword that may name anything. */
    UNRESERVED,
    /** A keyword that may name a column or a table, not a function. */
    COLUMN_NAME,
    /** A keyword that may name a function or a type, not a column. */
    FUNCTION_NAME,
    /** Syntax only. */
    RESERVED;

    boolean namesColumn() {
        return this == NAME || this == UNRESERVED || this == COLUMN_NAME;
    }

    boolean namesFunction() {
        return this == NAME || this == UNRESERVED || this == FUNCTION_NAME;
    }
}
