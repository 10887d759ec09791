package dev.sallyport.engine.testkit;

/** Where a gateway may die in the middle of a write. */
public enum Edge {
    AFTER_INTENT,
    AFTER_STATEMENT,
    AFTER_PRECOMMIT,
    AFTER_COMMIT;

    /** The text that a statement holds so that the gateway dies there. */
    public String mark() {
        return "die " + name();
    }

    /** Whether what was written is kept. */
    public boolean isKept() {
        return this == AFTER_COMMIT;
    }
}
