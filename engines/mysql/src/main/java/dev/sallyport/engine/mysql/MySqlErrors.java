package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What went wrong, in our own words: of the server's answer only its number, or else the SQLSTATE, is kept for the trail. */
final class MySqlErrors {
    private static final String CONNECTION = "08000";

    private MySqlErrors() {}

    static EngineFailure failure(SQLException error) {
        return failure(error, Optional.empty());
    }

    static EngineFailure failure(SQLException error, Optional<Ending> ending) {
        return ending.map(why -> why.failure(code(error))).orElseGet(() -> byNumber(error));
    }

    /**
     * What failed while it was committed. Without an answer nobody knows whether it was kept, nor by the answer to a statement
     * or a connection that was ended meanwhile, by the gateway or anybody else: the server may have been through with it.
     */
    static EngineFailure notCommitted(SQLException error, Optional<Ending> ending) {
        boolean ended = ending.isPresent() || error.getErrorCode() == 1317 || error.getErrorCode() == 1927;
        return ended || isUnreachable(error) ? SourceFailure.outcomeUnknown(code(error)) : failure(error);
    }

    static boolean isOutOfRange(SQLException error) {
        return error.getErrorCode() == 1690;
    }

    static EngineFailure unreachable(SQLException error) {
        return SourceFailure.unreachable(code(error));
    }

    static EngineFailure unsupported(String what) {
        return new EngineFailure(
                new Refusal(
                        Reason.UNSUPPORTED,
                        what,
                        "engine.mysql",
                        "send a statement that reads, writes to one table or defines one"),
                "UNSUPPORTED");
    }

    /** Whether nobody was there to say what went wrong. */
    static boolean isUnreachable(SQLException error) {
        String state = error.getSQLState();
        return state == null || state.startsWith("08") || error.getErrorCode() == 0;
    }

    /** Whether a right on a table is missing. */
    static boolean isDenied(SQLException error) {
        return error.getErrorCode() == 1142;
    }

    /** Whether an object is not there any more, or not what it was. */
    static boolean isGone(SQLException error) {
        return switch (error.getErrorCode()) {
            // no such table, wrong object, no column, view of something that is gone, definition changed, no such table
            // in engine, no index that is left aside
            case 1176, 1146, 1347, 1054, 1356, 1412, 1932, 1051, 1109, 1049, 1684, 1615, 1449 -> true;
            default -> false;
        };
    }

    private static EngineFailure byNumber(SQLException error) {
        String code = code(error);
        return switch (error.getErrorCode()) {
            // a target that is read besides, also by a trigger; a column of several tables, or of none where it stands,
            // behind
            // the closure; two tables of one name
            case 1093, 1442, 1052, 1054, 1066 -> SourceFailure.notAccepted(code);
            // query interrupted; maximum execution time, of both products
            case 1317, 3024, 1969 -> Ending.DEADLINE.failure(code);
            case 1242 ->
                SourceFailure.of(
                        Reason.BAD_VALUE,
                        "a query has several rows where one is expected",
                        "narrow the query to one row",
                        code);
            case 1055, 1056, 1111, 1140 -> SourceFailure.misgrouped(code);
            // access denied to a user, database, table, column, global right, routine; password expired, account locked
            case 1044, 1045, 1142, 1143, 1227, 1370, 1698, 1820, 3118 ->
                SourceFailure.of(
                        Reason.SOURCE_UNAVAILABLE,
                        "the gateway's own role lacks a right on the source",
                        "ask an administrator of the source to grant it",
                        code);
            default -> isGone(error) ? SourceFailure.catalogChanged(code) : byReason(reason(error), code);
        };
    }

    private static Reason reason(SQLException error) {
        return switch (error.getErrorCode()) {
            // lock wait, deadlock, lock not waited for, row changed meanwhile
            case 1205, 1213, 3572, 1020 -> Reason.CONFLICT;
            // packet, result of a function, memory and sort memory, stack, rows of a join
            case 1153, 1301, 1041, 1037, 1038, 1436, 1104 -> Reason.TOO_LARGE;
            // servers that shut down, are full of connections, or lost their way
            case 1040, 1053, 1077, 1079, 1158, 1159, 1160, 1161, 1203, 1226, 1290, 1927, 2006, 2013, 3169 ->
                Reason.SOURCE_UNAVAILABLE;
            // values that a column does not take: none, too long, none by default, of a generated one
            case 1048, 1364, 1406, 3105, 1906 -> Reason.BAD_VALUE;
            // keys: there already, referred to, not there to be referred to; checks, of both products
            case 1062, 1451, 1452, 1216, 1217, 1586, 3819, 4025 -> Reason.CONSTRAINT;
            // ranges, forms, division, dates, arguments, collations that do not mix, regular expressions, JSON
            case 1139, 1210, 1264, 1267, 1270, 1271, 1292, 1365, 1366, 1367, 1411, 1426, 1441, 1525, 1582, 1690 ->
                Reason.BAD_VALUE;
            case 3047, 3140, 3141, 3143, 3144, 3146, 3147, 3154, 3156, 3636, 4037, 4038, 4176, 4178, 4179 ->
                Reason.BAD_VALUE;
            // words that do not go together, a collation of the other server, an order beside DISTINCT, bytes beside
            // characters, rows beside values, rows of several lengths
            case 1221, 1273, 3065, 3995, 4078, 4099 -> Reason.NOT_UNDERSTOOD;
            // regular expressions of MySQL
            case 3685, 3686, 3687, 3688, 3689, 3690, 3691, 3692, 3693, 3694, 3695, 3696, 3697, 3698, 3699 ->
                Reason.BAD_VALUE;
            default -> isOfForm(error.getErrorCode()) ? Reason.NOT_UNDERSTOOD : byState(error.getSQLState());
        };
    }

    /** A recursive query, a window or a frame that the server does not take, of MySQL and of MariaDB. */
    private static boolean isOfForm(int number) {
        return (number >= 3573 && number <= 3577)
                || (number >= 3579 && number <= 3597)
                || (number >= 4003 && number <= 4024);
    }

    private static Reason byState(@Nullable String state) {
        return switch (state == null || state.length() != 5 ? "08" : state.substring(0, 2)) {
            case "22" -> Reason.BAD_VALUE;
            case "40" -> Reason.CONFLICT;
            case "08" -> Reason.SOURCE_UNAVAILABLE;
            case "42", "0A", "21" -> Reason.NOT_UNDERSTOOD;
            default -> Reason.INTERNAL;
        };
    }

    private static EngineFailure byReason(Reason reason, String code) {
        return switch (reason) {
            case CONFLICT -> SourceFailure.inTheWay(code);
            case CONSTRAINT -> SourceFailure.violated(code);
            case TOO_LARGE -> SourceFailure.tooLarge(code);
            case SOURCE_UNAVAILABLE -> SourceFailure.unavailable(code);
            case BAD_VALUE -> SourceFailure.badValue(code);
            case NOT_UNDERSTOOD -> SourceFailure.notAccepted(code);
            default -> SourceFailure.internal(code);
        };
    }

    private static String code(SQLException error) {
        String state = error.getSQLState();
        return error.getErrorCode() > 0
                ? Integer.toString(error.getErrorCode())
                : state == null || state.length() != 5 ? CONNECTION : state;
    }
}
