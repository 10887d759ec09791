package dev.sallyport.e2e.corpora;

import java.util.Set;

/** Words that tell a rough reader where in a statement it is. */
final class Words {
    static final Set<String> QUERY = Set.of("select", "with", "values", "insert", "update", "delete", "merge");
    static final Set<String> SET = Set.of("union", "intersect", "except");
    static final Set<String> AFTER_FROM = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "window",
            "for",
            "select",
            "set",
            "when",
            "returning");
    static final Set<String> NO_ALIAS = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "window",
            "for",
            "on",
            "using",
            "join",
            "inner",
            "left",
            "right",
            "full",
            "cross",
            "natural",
            "union",
            "intersect",
            "except",
            "tablesample",
            "as",
            "set",
            "values",
            "default",
            "overriding",
            "returning",
            "when",
            "select",
            "with");
    static final Set<String> FROM_IN_CALL = Set.of("extract", "substring", "trim", "overlay", "position");

    private Words() {}
}
