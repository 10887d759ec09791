package dev.sallyport.engine.testkit.documentdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the extension says went wrong, as MongoDB says it. */
final class Failures {
    private static final String CANCELLED = "57014";

    private final States states;

    private Failures(States states) {
        this.states = states;
    }

    static Failures read() throws IOException {
        return new Failures(States.read());
    }

    /** Why a command failed. */
    WireFailure of(SQLException failure, Operation operation) {
        String state = Optional.ofNullable(failure.getSQLState()).orElse("");
        Optional<WireFailure> killed = state.equals(CANCELLED) ? operation.killed() : Optional.empty();
        boolean isInTransaction = operation.request().isInTransaction();
        return killed.orElseGet(() -> of(code(state, isInTransaction), message(failure), isInTransaction));
    }

    /** A lock that is not to be had is a conflict where a snapshot is the measure. */
    private ErrorCode code(String state, boolean isInTransaction) {
        ErrorCode code = states.code(state);
        return isInTransaction && code.equals(ErrorCode.LOCK_TIMEOUT) ? ErrorCode.WRITE_CONFLICT : code;
    }

    private static WireFailure of(ErrorCode code, String message, boolean isInTransaction) {
        return isInTransaction && code.equals(ErrorCode.WRITE_CONFLICT)
                ? WireFailure.transientOne(code, message)
                : new WireFailure(code, message);
    }

    private static String message(SQLException failure) {
        return Optional.of(failure)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getMessage)
                .orElseGet(() -> String.valueOf(failure.getMessage()));
    }

    /** The answer to a write, with the codes of its single errors as MongoDB's; a conflict fails the whole transaction. */
    BsonDocument ofWrites(BsonDocument answer, Operation operation) throws WireFailure {
        if (!answer.containsKey("writeErrors")) {
            return answer;
        }
        boolean isInTransaction = operation.request().isInTransaction();
        BsonDocument told = Bson.decode(Bson.bytes(answer));
        BsonArray errors = told.getArray("writeErrors");
        for (BsonValue error : errors) {
            BsonDocument single = error.asDocument();
            ErrorCode code = states.code(single.getNumber("code").intValue());
            if (isInTransaction && isConflict(code)) {
                throw WireFailure.transientOne(
                        ErrorCode.WRITE_CONFLICT, single.getString("errmsg").getValue());
            }
            single.put("code", Bson.value(code.number()));
        }
        return told;
    }

    private static boolean isConflict(ErrorCode code) {
        return code.equals(ErrorCode.WRITE_CONFLICT) || code.equals(ErrorCode.LOCK_TIMEOUT);
    }
}
