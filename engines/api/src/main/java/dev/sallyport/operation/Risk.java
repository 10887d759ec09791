package dev.sallyport.operation;

/** A property of an operation that makes a person want to look at it first. */
public enum Risk {
    UNBOUNDED,
    BULK,
    DEFINITION,
    TRIGGERS,
    CONSTRAINT_ORACLE
}
