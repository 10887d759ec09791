package dev.sallyport.operation;

/** Why an effect is part of an operation: because the caller stated it, or because something else brings it along. */
public enum Cause {
    STATED,
    CASCADE,
    TRIGGER,
    RULE,
    VIEW,
    GENERATED
}
