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
    /** A write would read a mask in the place of a value, and so act on the wrong rows. */
    MASKED_IN_WRITE("grants.masked-in-write"),
    INTENT("grants.intent");

    private final String rule;

    Dimension(String rule) {
        this.rule = rule;
    }

    /** What a caller may know of it: nothing that tells of objects that the caller cannot see. */
    String rule() {
        return rule;
    }
}
