package dev.sallyport.policy;

import dev.sallyport.operation.Risk;

/** Why a person has to look at an operation first, whatever the grants say that it runs under. */
public enum AskReason {
    UNBOUNDED(
            "risk.unbounded",
            "it changes rows that no short list of keys fixes",
            "fix each row by `=` or a list of at most 10 values on a unique key"),
    BULK(
            "risk.bulk",
            "it writes rows that a query or a constraint makes",
            "write the rows out, and delete the dependent rows first by their keys"),
    UNMASK("masks.unmask", "it reads values in the place of their masks", "read them as they are shown to you"),
    /** A grant that asks shows rows that the filters of all others hide. */
    UNFILTERED("rows.unfiltered", "it reads or changes rows that a filter hides from you otherwise", ""),
    DEFINITION("risk.definition", "it changes the structure of the database", ""),
    TRIGGERS("risk.triggers", "it makes code run that the database itself holds", ""),
    /** Nothing else shares its call, which could be undone with it. */
    COMMITS("risk.commits", "it is committed by the database as it runs, and nothing takes it back", ""),
    /** The rows that a filter hides are missing in what is written, and nobody sees that they are. */
    FILTERED_SOURCE(
            "writes.filtered-source",
            "it writes by what it reads from a table of which only some rows exist",
            "read the values first, and write them out");

    private final String rule;
    private final String words;
    private final String instead;

    AskReason(String rule, String words, String instead) {
        this.rule = rule;
        this.words = words;
        this.instead = instead;
    }

    static AskReason of(Risk risk) {
        return switch (risk) {
            case UNBOUNDED -> UNBOUNDED;
            case BULK -> BULK;
            case DEFINITION -> DEFINITION;
            case TRIGGERS -> TRIGGERS;
            case COMMITS -> COMMITS;
        };
    }

    /** Whether it shows more than the caller ever sees without a yes, which no break-glass lifts. */
    public boolean showsMore() {
        return this == UNMASK || this == UNFILTERED;
    }

    /** The name of the reason, for programs and for the trail. */
    public String rule() {
        return rule;
    }

    /** The reason as a sentence about the operation; it names nothing of the database. */
    public String words() {
        return words;
    }

    /** What the caller may do so that nobody has to be asked; empty where nothing but the person helps. */
    public String instead() {
        return instead;
    }
}
