package dev.sallyport.engine.mysql;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.run.Ending;
import dev.sallyport.engine.run.SourceFailure;
import dev.sallyport.operation.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** Why a definition was not kept, in our own words. */
final class MySqlDefinitionErrors {
    private MySqlDefinitionErrors() {}

    /** Nothing was kept, unless nobody was there to say so. */
    static EngineFailure notCommitted(SQLException error, Optional<Ending> ending) {
        String code = Integer.toString(error.getErrorCode());
        if (MySqlErrors.isUnreachable(error)) {
            return SourceFailure.outcomeUnknown(code);
        }
        return ending.map(why -> why.failure(code)).orElseGet(() -> byNumber(error, code));
    }

    static EngineFailure inTheWay() {
        return SourceFailure.inTheWay("CLAIM");
    }

    static EngineFailure nameTaken(String code) {
        return SourceFailure.of(Reason.CONSTRAINT, "a name is taken", "choose another name", code);
    }

    private static EngineFailure byNumber(SQLException error, String code) {
        return switch (error.getErrorCode()) {
            // table, column, index, constraint
            case 1050, 1060, 1061, 1826, 3822 -> nameTaken(code);
            // no such index or constraint, key column that is not there
            case 1091, 1072, 3821, 3940, 1176 ->
                SourceFailure.of(
                        Reason.CONSTRAINT,
                        "there is no column, index or constraint of that name",
                        "look up its name, and write that",
                        code);
            // rows that are there: duplicates, missing parents, checks, missing values, values that do not fit
            case 1062, 1169, 1451, 1452, 1216, 1217, 3819, 4025, 1138, 1265, 1406, 1048 ->
                SourceFailure.of(
                        Reason.CONSTRAINT,
                        "the rows that are there do not fulfil it",
                        "look at the rows, and correct them first",
                        code);
            // referenced by a foreign key, or needed by one; used by a check
            case 3730, 1701, 1553, 1833, 1832, 1834, 3959 ->
                SourceFailure.of(Reason.CONSTRAINT, "other objects depend on it", "change or drop those first", code);
            // an algorithm or a lock that the change does not go by
            case 1845, 1846, 1847 ->
                SourceFailure.of(
                        Reason.NOT_UNDERSTOOD,
                        "the change does not go by this algorithm or lock",
                        "leave `algorithm` and `lock` out, or write others",
                        code);
            default -> MySqlErrors.failure(error);
        };
    }
}
