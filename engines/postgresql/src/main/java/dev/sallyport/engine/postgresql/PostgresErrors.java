package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.sql.run.Ending;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.sql.SQLException;
import java.util.Optional;

/** What went wrong, in our own words: of the server's answer only the SQLSTATE is kept, for the trail. */
final class PostgresErrors {
    private static final String CONNECTION = "08000";
    private static final String RULE = "source";
    /** Of a relation that is there already. */
    static final String NAME_TAKEN = "42P07";
    /** Of a lock that is not waited for. */
    private static final String LOCKED = "55P03";

    private PostgresErrors() {}

    static EngineFailure failure(SQLException error, Optional<Ending> ending) {
        String state = state(error);
        return ending.map(why -> why.failure(state)).orElseGet(() -> failure(state));
    }

    static EngineFailure unreachable(SQLException error) {
        return failure(Reason.SOURCE_UNAVAILABLE, "the source cannot be reached", "try again later", state(error));
    }

    static EngineFailure busy() {
        return failure(Reason.OVERLOADED, "every connection to the source is in use", "try again in a moment", "53300");
    }

    static EngineFailure catalogChanged(String state) {
        return failure(
                Reason.CATALOG_CHANGED,
                "an object of the statement was changed while it ran; nothing was released or changed",
                "send the statement again",
                state);
    }

    static EngineFailure badParameter() {
        return failure(
                Reason.BAD_PARAMETER, "a parameter is outside the range of its type", "check the parameters", "22003");
    }

    /** The server undid the transaction if it said so; when nothing came back, nobody knows. */
    static EngineFailure notCommitted(SQLException error, Optional<Ending> ending) {
        String state = state(error);
        return isUnreachable(error) ? outcomeUnknown(state) : failure(error, ending);
    }

    static EngineFailure inTheWay() {
        return failure(LOCKED);
    }

    /** Something was begun that may have been kept. */
    static EngineFailure outcomeUnknown(String state) {
        return failure(
                Reason.OUTCOME_UNKNOWN,
                "the connection to the source was lost while the write was committed",
                "ask what became of the request",
                state);
    }

    static EngineFailure nameTaken(String state) {
        return failure(Reason.CONSTRAINT, "a name is taken", "choose another name", state);
    }

    static EngineFailure tooManyAffected(long limit) {
        return new EngineFailure(
                new Refusal(
                        Reason.LIMIT,
                        "the statement would change more than `" + limit + "` rows; nothing was changed",
                        "limits.affected",
                        "narrow the statement, or ask an admin for a grant that takes more"),
                "AFFECTED");
    }

    /** Other rows, or the same with other contents, than a person was shown. */
    static EngineFailure notApproved() {
        return new EngineFailure(
                new Refusal(
                        Reason.APPROVAL_INVALID,
                        "the rows that this operation would change are not those that were approved any more; nothing was changed",
                        "approvals.rows",
                        "ask for a new approval"),
                "APPROVAL");
    }

    /** Whether nobody was there to say what went wrong. */
    static boolean isUnreachable(SQLException error) {
        String state = state(error);
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Says no more than that one of the rows is not among those that exist for the principal. */
    static EngineFailure outsideOfFilter() {
        return new EngineFailure(
                new Refusal(
                        Reason.NOT_ALLOWED,
                        "a row would be written that is not among your rows; nothing was changed",
                        "writes.row-filter",
                        "write only rows that you would see"),
                PostgresTargets.OUTSIDE);
    }

    /** A column of the answer comes from a column that must never be the origin of one. */
    static EngineFailure tripwire() {
        return new EngineFailure(
                new Refusal(
                        Reason.INTERNAL,
                        "the answer did not have the origin that was decided on and was dropped",
                        "source.tripwire",
                        "report the audit index to an administrator"),
                "TRIPWIRE");
    }

    static EngineFailure internal(String errorClass) {
        return failure(
                Reason.INTERNAL,
                "the source could not run the statement",
                "report the audit index to an administrator",
                errorClass);
    }

    static EngineFailure settings(String message) {
        return new EngineFailure(
                new Refusal(Reason.BAD_PARAMETER, message, "source.settings", "correct the settings of the source"),
                "SETTINGS");
    }

    private static EngineFailure failure(String state) {
        return switch (state) {
            case "57014", "25P03", "25P04" -> Ending.DEADLINE.failure(state);
            case "40001", "40P01", LOCKED ->
                failure(Reason.CONFLICT, "another transaction was in the way", "send the statement again", state);
            case "21000" ->
                failure(
                        Reason.BAD_VALUE,
                        "a query has several rows where one is expected, or a row is written twice",
                        "narrow the query to one row, and name each row once",
                        state);
            case "42803" ->
                failure(
                        Reason.NOT_UNDERSTOOD,
                        "a column stands beside an aggregate and not in `GROUP BY`, or an aggregate where none can",
                        "put the column in `GROUP BY` or into an aggregate",
                        state);
            case "428C9" ->
                failure(
                        Reason.CONSTRAINT,
                        "a column that the database computes or numbers takes no value",
                        "leave the column out, or write `DEFAULT` for it",
                        state);
            case "42P01", "42703", "3F000" -> catalogChanged(state);
            case NAME_TAKEN, "42701", "42710", "42P06" -> nameTaken(state);
            case "2BP01" ->
                failure(Reason.CONSTRAINT, "other objects depend on it", "change or drop those first", state);
            case "42501" ->
                failure(
                        Reason.SOURCE_UNAVAILABLE,
                        "the gateway's own role lacks a right on the source",
                        "ask an administrator to run the source's doctor",
                        state);
            default -> byClass(state);
        };
    }

    private static EngineFailure byClass(String state) {
        return switch (state.substring(0, 2)) {
            case "22" ->
                failure(
                        Reason.BAD_VALUE,
                        "a value is not valid for its type or function",
                        "check values, casts and divisions",
                        state);
            case "23" ->
                failure(
                        Reason.CONSTRAINT,
                        "a constraint would be violated",
                        "check the values that are written",
                        state);
            case "08", "53", "57" ->
                failure(Reason.SOURCE_UNAVAILABLE, "the source is not available now", "try again later", state);
            case "54" ->
                failure(Reason.TOO_LARGE, "the statement is too large for the source", "send a smaller one", state);
            case "42", "0A" ->
                failure(
                        Reason.NOT_UNDERSTOOD,
                        "the source does not accept the statement in this form",
                        "write it in a simpler form",
                        state);
            default -> internal(state);
        };
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.length() != 5 ? CONNECTION : state;
    }

    private static EngineFailure failure(Reason reason, String message, String nextStep, String state) {
        return new EngineFailure(new Refusal(reason, message, RULE, nextStep), state);
    }
}
