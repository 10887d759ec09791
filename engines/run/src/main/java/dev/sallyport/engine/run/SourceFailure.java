package dev.sallyport.engine.run;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;

/**
 * What went wrong at a source, in words that no server decides.
 *
 * <p>Each takes what the server called it, for the trail; a caller is never told.
 */
public final class SourceFailure {
    private static final String RULE = "source";

    private SourceFailure() {}

    public static EngineFailure of(Reason reason, String message, String nextStep, String code) {
        return new EngineFailure(new Refusal(reason, message, RULE, nextStep), code);
    }

    public static EngineFailure unreachable(String code) {
        return of(Reason.SOURCE_UNAVAILABLE, "the source cannot be reached", "try again later", code);
    }

    public static EngineFailure unavailable(String code) {
        return of(Reason.SOURCE_UNAVAILABLE, "the source is not available now", "try again later", code);
    }

    public static EngineFailure busy(String code) {
        return of(Reason.OVERLOADED, "every connection to the source is in use", "try again in a moment", code);
    }

    public static EngineFailure inTheWay(String code) {
        return of(Reason.CONFLICT, "another transaction was in the way", "send the statement again", code);
    }

    public static EngineFailure catalogChanged(String code) {
        return of(
                Reason.CATALOG_CHANGED,
                "an object of the statement was changed while it ran; nothing was released or changed",
                "send the statement again",
                code);
    }

    public static EngineFailure badParameter() {
        return of(
                Reason.BAD_PARAMETER, "a parameter is outside the range of its type", "check the parameters", "22003");
    }

    public static EngineFailure badValue(String code) {
        return of(
                Reason.BAD_VALUE,
                "a value is not valid for its type or function",
                "check values, casts and divisions",
                code);
    }

    public static EngineFailure violated(String code) {
        return of(Reason.CONSTRAINT, "a constraint would be violated", "check the values that are written", code);
    }

    public static EngineFailure notAccepted(String code) {
        return of(
                Reason.NOT_UNDERSTOOD,
                "the source does not accept the statement in this form",
                "write it in a simpler form",
                code);
    }

    /** A column beside an aggregate, or an aggregate where none can stand. */
    public static EngineFailure misgrouped(String code) {
        return of(
                Reason.NOT_UNDERSTOOD,
                "a column stands beside an aggregate and not in `GROUP BY`, or an aggregate where none can",
                "put the column in `GROUP BY` or into an aggregate",
                code);
    }

    public static EngineFailure tooLarge(String code) {
        return of(Reason.TOO_LARGE, "the statement is too large for the source", "send a smaller one", code);
    }

    /** A column of the answer comes from a column that must never be the origin of one. */
    public static EngineFailure tripwire() {
        return new EngineFailure(
                new Refusal(
                        Reason.INTERNAL,
                        "the answer did not have the origin that was decided on and was dropped",
                        "source.tripwire",
                        "report the audit index to an administrator"),
                "TRIPWIRE");
    }

    public static EngineFailure internal(String code) {
        return of(
                Reason.INTERNAL,
                "the source could not run the statement",
                "report the audit index to an administrator",
                code);
    }

    /** Something was begun that may have been kept. */
    public static EngineFailure outcomeUnknown(String code) {
        return of(
                Reason.OUTCOME_UNKNOWN,
                "the connection to the source was lost while the write was committed",
                "ask what became of the request",
                code);
    }

    public static EngineFailure tooManyAffected(long limit) {
        return new EngineFailure(
                new Refusal(
                        Reason.LIMIT,
                        "the statement would change more than `" + limit + "` rows; nothing was changed",
                        "limits.affected",
                        "narrow the statement, or ask an admin for a grant that takes more"),
                "AFFECTED");
    }

    /** Other rows, or the same with other contents, than a person was shown. */
    public static EngineFailure notApproved() {
        return new EngineFailure(
                new Refusal(
                        Reason.APPROVAL_INVALID,
                        "the rows that this operation would change are not those that were approved any more; nothing was changed",
                        "approvals.rows",
                        "ask for a new approval"),
                "APPROVAL");
    }

    /** Says no more than that one of the rows is not among those that exist for the principal. */
    public static EngineFailure outsideOfFilter(String code) {
        return new EngineFailure(
                new Refusal(
                        Reason.NOT_ALLOWED,
                        "a row would be written that is not among your rows; nothing was changed",
                        "writes.row-filter",
                        "write only rows that you would see"),
                code);
    }

    /** The settings of a source are wrong, as the message says. */
    public static EngineFailure settings(String message) {
        return new EngineFailure(
                new Refusal(Reason.BAD_PARAMETER, message, "source.settings", "correct the settings of the source"),
                "SETTINGS");
    }
}
