package dev.sallyport.operation;

/** Why an effect is part of an operation: because the caller stated it, or because something else brings it along. */
public enum Cause {
    STATED,
    CASCADE,
    TRIGGER,
    RULE,
    VIEW,
    GENERATED,
    /** A constraint looks at rows other than those that are written: its answer tells whether they are there. */
    CONSTRAINT;

    /** Whether the statement names the object, or a view of the statement does: there the engine puts the terms of a grant. */
    public boolean standsInStatement() {
        return this == STATED || this == VIEW;
    }
}
