package dev.sallyport.operation;

/** The coarse kind of an operation, ordered from harmless to unknown; UNKNOWN counts as write and as definition. */
public enum OperationKind {
    READ,
    WRITE,
    DDL,
    UNKNOWN;

    /** The stricter of the two: an operation is as grave as its gravest effect. */
    public OperationKind and(OperationKind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean mayWrite() {
        return this != READ;
    }
}
