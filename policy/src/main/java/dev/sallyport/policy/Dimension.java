package dev.sallyport.policy;

/** What of a grant has to match, from the first that is looked at to the last. */
public enum Dimension {
    TASK("grants.object"),
    WINDOW("grants.object"),
    DATABASE("grants.object"),
    OBJECT("grants.object"),
    /** The grant names a column that the catalog does not have. */
    CATALOG("grants.object"),
    /** The row filter needs a fact that the identity does not carry. */
    IDENTITY("grants.object"),
    VERB("grants.verb"),
    COLUMNS("grants.columns"),
    /** The caller asks for the value of a column that the grant masks. */
    UNMASK("grants.unmask"),
    /** A write would read a mask in the place of a value, and so act on the wrong rows. */
    MASKED_IN_WRITE("grants.masked-in-write"),
    /** A grant that only writes would read through conditions and through what a write returns. */
    READ_TOO("grants.read-too"),
    /** What the operation brings along stands in no statement, so no row filter can be put under it. */
    UNFILTERED("grants.unfiltered"),
    INTENT("grants.intent"),
    /** A constraint would tell of hidden values or rows to who writes under the grant. */
    WRITE_ORACLE("writes.constraint-oracle");

    private final String rule;

    Dimension(String rule) {
        this.rule = rule;
    }

    /** What a caller may know of it: nothing that tells of objects that the caller cannot see. */
    String rule() {
        return rule;
    }
}
