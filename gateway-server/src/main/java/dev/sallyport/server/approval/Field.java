package dev.sallyport.server.approval;

import java.util.Locale;

/** One thing that an approval is bound to; when it runs, each has to be what it was when it was approved. */
public enum Field {
    ENGINE(1, "the engine"),
    SOURCE(2, "the source"),
    SERVER(3, "the server behind the source"),
    DATABASE(4, "the database"),
    OPERATION_CLASS(5, "what kind of operation it is"),
    STATEMENT(6, "the statement that would be sent"),
    STATEMENTS(7, "the number of statements"),
    PARAMETER_TYPES(8, "the types of the parameters"),
    PARAMETER_VALUES(9, "the values of the parameters"),
    SETTINGS(10, "the settings of the session"),
    MAX_ROWS(11, "the rows that may be released"),
    MAX_BYTES(12, "the bytes that may be released"),
    MAX_CELL_BYTES(13, "the bytes of a cell that may be released"),
    MAX_AFFECTED(14, "the rows that may be changed"),
    MAX_TIME(15, "the time that it may take"),
    ISSUER(16, "the issuer of the caller"),
    HUMAN(17, "the human"),
    AGENT(18, "the agent"),
    WORKLOAD(19, "the workload"),
    TASK(20, "the task"),
    BASIS(21, "the grants, masks or guardrails that it was decided on"),
    RULES(22, "the rules that ask for approval"),
    CLOSURE(23, "the tables, views or rules of the database that it stands on"),
    REQUESTED_AT(24, "the time of the request"),
    EXPIRES_AT(25, "the time of its end"),
    NONCE(26, "the nonce"),
    ROWS(27, "the number of rows that was shown"),
    IMAGE(28, "the rows that were shown"),
    INTENT(29, "the reason that the agent gave"),
    UNMASKED(30, "the columns that lose their mask");

    private final int tag;
    private final String words;

    Field(int tag, String words) {
        this.tag = tag;
        this.words = words;
    }

    /** The number before its bytes, from 1. */
    int tag() {
        return tag;
    }

    /** What it is, for a person. */
    public String words() {
        return words;
    }

    /** Its name in a rule: `approvals.changed.statement`. */
    String rule() {
        return "approvals.changed." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
