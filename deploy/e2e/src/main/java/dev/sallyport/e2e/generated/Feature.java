package dev.sallyport.e2e.generated;

/** Clauses that not every product has. */
enum Feature {
    SCHEMA,
    DISTINCT_ON,
    SETS_OF_KEYS,
    /** Subtotals asked for behind the keys, also beside an order. */
    ROLLUP_BEHIND_KEYS,
    /** HAVING that looks at a key which is no column. */
    HAVING_OF_EXPRESSIONS,
    GROUPS_FRAME,
    NULLS_PLACED,
    FETCH_FIRST,
    /** LIMIT with the rows to leave out before a comma. */
    LIMIT_PAIR,
    FULL_JOIN,
    LATERAL,
    ROW_FUNCTIONS,
    VALUES,
    INTERSECT,
    MATERIALIZED
}
