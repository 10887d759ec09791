package dev.sallyport.engine.sql;

import dev.sallyport.operation.Position;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/** Leaves the front end with a refusal; {@link SqlFrontEnd} turns it into a value at the only door. */
public final class NotRead extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String RULE = "sql.front-end";
    private static final String NOT_YET = "`%s` is not supported yet";

    private final transient Refusal refusal;

    private NotRead(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** No statement of the server's language. */
    public static NotRead malformed(String message, String nextStep) {
        return because(Reason.MALFORMED, message, nextStep);
    }

    /** More than the front end reads. */
    public static NotRead tooLarge(String message, String nextStep) {
        return because(Reason.TOO_LARGE, message, nextStep);
    }

    /** Perhaps a statement, but not one that is read with certainty. */
    public static NotRead notUnderstood(String message, String nextStep) {
        return because(Reason.NOT_UNDERSTOOD, message, nextStep);
    }

    /** Recognised, and outside of what is offered. */
    public static NotRead unsupported(String construct) {
        return because(
                Reason.UNSUPPORTED, NOT_YET.formatted(construct), "write the statement without `" + construct + "`");
    }

    /** A definition of something else than what may be defined, or more of it. */
    static NotRead notDefinable(String definition) {
        return because(
                Reason.UNSUPPORTED,
                NOT_YET.formatted(definition),
                "write it without that, or ask the owner of the database; what can be defined is tables, columns,"
                        + " constraints, indexes and views");
    }

    static NotRead because(Reason reason, String message, String nextStep) {
        return new NotRead(new Refusal(reason, message, RULE, nextStep));
    }

    /** The same refusal by the rule of the stage of reading that it comes from, as `sql.stage`. */
    NotRead during(String stage) {
        var staged = new Refusal(refusal.reason(), refusal.message(), "sql." + stage, refusal.nextStep());
        return new NotRead(refusal.position().map(staged::at).orElse(staged));
    }

    /** The same refusal with its place, unless it already has one. */
    public NotRead at(Position where) {
        return refusal.position().isPresent() ? this : new NotRead(refusal.at(where));
    }
}
