package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** What went wrong, in our own words: of the server's answer only the SQLSTATE is kept, for the trail. */
final class PostgresErrors {
    private static final String CONNECTION = "08000";
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
        return SourceFailure.unreachable(state(error));
    }

    /** The server undid the transaction if it said so; when nothing came back, nobody knows. */
    static EngineFailure notCommitted(SQLException error, Optional<Ending> ending) {
        String state = state(error);
        return isUnreachable(error) ? SourceFailure.outcomeUnknown(state) : failure(error, ending);
    }

    static EngineFailure inTheWay() {
        return failure(LOCKED);
    }

    static EngineFailure nameTaken(String state) {
        return SourceFailure.of(Reason.CONSTRAINT, "a name is taken", "choose another name", state);
    }

    /** Whether nobody was there to say what went wrong. */
    static boolean isUnreachable(SQLException error) {
        String state = state(error);
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static EngineFailure failure(String state) {
        return switch (state) {
            case "57014", "25P03", "25P04" -> Ending.DEADLINE.failure(state);
            case "40001", "40P01", LOCKED -> SourceFailure.inTheWay(state);
            case "21000" ->
                SourceFailure.of(
                        Reason.BAD_VALUE,
                        "a query has several rows where one is expected, or a row is written twice",
                        "narrow the query to one row, and name each row once",
                        state);
            case "42803" -> SourceFailure.misgrouped(state);
            case "428C9" ->
                SourceFailure.of(
                        Reason.CONSTRAINT,
                        "a column that the database computes or numbers takes no value",
                        "leave the column out, or write `DEFAULT` for it",
                        state);
            case "42P01", "42703", "3F000" -> SourceFailure.catalogChanged(state);
            case NAME_TAKEN, "42701", "42710", "42P06" -> nameTaken(state);
            case "2BP01" ->
                SourceFailure.of(Reason.CONSTRAINT, "other objects depend on it", "change or drop those first", state);
            case "42501" ->
                SourceFailure.of(
                        Reason.SOURCE_UNAVAILABLE,
                        "the gateway's own role lacks a right on the source",
                        "ask an administrator to run the source's doctor",
                        state);
            default -> byClass(state);
        };
    }

    private static EngineFailure byClass(String state) {
        return switch (state.substring(0, 2)) {
            case "22" -> SourceFailure.badValue(state);
            case "23" -> SourceFailure.violated(state);
            case "08", "53", "57" -> SourceFailure.unavailable(state);
            case "54" -> SourceFailure.tooLarge(state);
            case "42", "0A" -> SourceFailure.notAccepted(state);
            default -> SourceFailure.internal(state);
        };
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.length() != 5 ? CONNECTION : state;
    }
}
