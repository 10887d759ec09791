package dev.sallyport.client.approval;

import java.util.Locale;

/** One field of an operation, in the order of the tags. */
public enum OperationField {
    /** Kind of the database. */
    ENGINE(1, Shape.TEXT),
    /** Name of the source. */
    SOURCE(2, Shape.TEXT),
    /** What the server calls itself. */
    SERVER(3, Shape.TEXT),
    /** The database. */
    DATABASE(4, Shape.TEXT),
    /** `READ`, `WRITE` or `DDL`. */
    CLASS(5, Shape.CLASS),
    /** The statement as it will be sent: a text, or a document in BSON. */
    STATEMENT(6, Shape.STATEMENT),
    /** How many statements that is. */
    STATEMENT_COUNT(7, Shape.INT),
    /** Types of the parameters. */
    PARAMETER_TYPES(8, Shape.TEXTS),
    /** Values of the parameters. */
    PARAMETER_VALUES(9, Shape.VALUES),
    /** Settings of the session, each `name=value`. */
    SETTINGS(10, Shape.TEXTS),
    /** Rows released at most. */
    MAX_ROWS(11, Shape.LONG),
    /** Bytes released at most. */
    MAX_BYTES(12, Shape.LONG),
    /** Bytes of one cell at most. */
    MAX_CELL_BYTES(13, Shape.LONG),
    /** Rows changed at most. */
    MAX_AFFECTED(14, Shape.LONG),
    /** Milliseconds at most. */
    MAX_TIME(15, Shape.LONG),
    /** Issuer of the token of who asks. */
    ISSUER(16, Shape.TEXT),
    /** The human who asks. */
    HUMAN(17, Shape.TEXT),
    /** Who acts for the human: issuer and subject of each, the present one first. */
    AGENT(18, Shape.PAIRS),
    /** SPIFFE id of the workload that called. */
    WORKLOAD(19, Shape.TEXT),
    /** The task. */
    TASK(20, Shape.TEXT),
    /** Hash of what decided. */
    DECISION_BASIS(21, Shape.HASH),
    /** The rules that ask, each with the number of humans that it wants: `name=quorum`. */
    RULES(22, Shape.TEXTS),
    /** Hash of the definitions that it was resolved on. */
    CATALOG_CLOSURE(23, Shape.HASH),
    /** When it was asked, in Unix microseconds. */
    REQUESTED_AT(24, Shape.LONG),
    /** When it ends by itself, in Unix microseconds. */
    EXPIRES_AT(25, Shape.LONG),
    /** What makes it the only one. */
    NONCE(26, Shape.NONCE),
    /** Rows that the preview counted, -1 when it did not. */
    ROWS_SHOWN(27, Shape.LONG),
    /** Digest over the rows as they were; empty when they are not compared. */
    IMAGE_DIGEST(28, Shape.HASH_OR_NOTHING),
    /** The reason that the agent wrote. */
    INTENT(29, Shape.TEXT),
    /** The columns that lose their mask: schema, object and column of each. */
    UNMASKED(30, Shape.TRIPLES);

    /** How the bytes of a field are made. */
    enum Shape {
        TEXT,
        STATEMENT,
        CLASS,
        INT,
        LONG,
        HASH,
        HASH_OR_NOTHING,
        NONCE,
        TEXTS,
        PAIRS,
        TRIPLES,
        VALUES
    }

    private final int tag;
    private final Shape shape;

    OperationField(int tag, Shape shape) {
        this.tag = tag;
        this.shape = shape;
    }

    /** The tag on the wire. */
    public int tag() {
        return tag;
    }

    Shape shape() {
        return shape;
    }

    /** As a message names it. */
    String inWords() {
        return "field " + tag + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }
}
