package dev.sallyport.operation;

/** A property of an operation that makes a person want to look at it first. */
public enum Risk {
    /** Rows are changed that no equality or short list of values fixes on a unique key (policy P-14). */
    UNBOUNDED,
    /** Rows are written that a query makes, or that a constraint changes along with others. */
    BULK,
    /** The structure of the database changes. */
    DEFINITION,
    /** Code of the database's own runs along: a trigger, a rule, a function of its users in a default. */
    TRIGGERS,
    /** The database commits it as it runs: once it has begun, nothing takes it back. */
    COMMITS
}
