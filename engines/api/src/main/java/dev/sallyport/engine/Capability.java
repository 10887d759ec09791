package dev.sallyport.engine;

/** Something an engine claims to do; the conformance suite proves each claim, or its refusal. */
public enum Capability {
    SIMPLE_READS,
    SUBQUERIES,
    SET_OPERATIONS,
    VIEWS,
    ROW_FILTERS,
    HASH_MASK,
    WRITES,
    DEFINITIONS,
    /** Definitions of columns; not where whatever is written makes them. */
    COLUMN_DEFINITIONS,
    PREVIEW
}
