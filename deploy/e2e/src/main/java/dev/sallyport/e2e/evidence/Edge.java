package dev.sallyport.e2e.evidence;

/** Where a gateway may die in the middle of a write. */
enum Edge {
    AFTER_INTENT,
    AFTER_STATEMENT,
    AFTER_PRECOMMIT,
    AFTER_COMMIT;

    /** The text that a statement holds so that the gateway dies there. */
    String mark() {
        return "die " + name();
    }

    /** Whether what was written is kept. */
    boolean isKept() {
        return this == AFTER_COMMIT;
    }
}
