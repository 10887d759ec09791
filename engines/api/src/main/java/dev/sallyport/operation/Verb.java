package dev.sallyport.operation;

/** What an effect does to its target; each verb needs a grant of its own. */
public enum Verb {
    READ(OperationKind.READ),
    INSERT(OperationKind.WRITE),
    UPDATE(OperationKind.WRITE),
    DELETE(OperationKind.WRITE),
    DDL(OperationKind.DDL),
    ADMIN(OperationKind.DDL),
    EXPLAIN(OperationKind.READ);

    private final OperationKind kind;

    Verb(OperationKind kind) {
        this.kind = kind;
    }

    public OperationKind kind() {
        return kind;
    }
}
