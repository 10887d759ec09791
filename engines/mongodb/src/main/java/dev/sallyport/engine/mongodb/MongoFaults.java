package dev.sallyport.engine.mongodb;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoTimeoutException;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Finds the number in what the driver threw and the server answered, and lets go of all else. */
final class MongoFaults {
    static final int TOO_LARGE = 10334;

    /** The driver will not work with the server at all. */
    static final String DRIVER = "DRIVER";

    static final int AUTHENTICATION = 18;
    private static final int UNKNOWN = 8;

    private MongoFaults() {}

    static MongoFault of(@Nullable Throwable thrown) {
        return switch (thrown) {
            case null -> MongoFault.unanswered("UNKNOWN");
            case MongoFault already -> already;
            case MongoSecurityException _ -> MongoFault.answered(AUTHENTICATION);
            case BsonMaximumSizeExceededException _ -> MongoFault.answered(TOO_LARGE);
            case MongoTimeoutException _ -> MongoFault.unanswered("UNREACHABLE");
            case MongoCommandException answer -> MongoFault.answered(positive(answer.getErrorCode()));
            case MongoException other when other.getCode() > 0 -> MongoFault.answered(other.getCode());
            case MongoServerUnavailableException _ -> MongoFault.unanswered("UNREACHABLE");
            case MongoClientException _ -> MongoFault.unanswered(DRIVER);
            case MongoException _ -> MongoFault.unanswered("NETWORK");
            default -> MongoFault.unanswered(thrown.getClass().getSimpleName());
        };
    }

    /** What an answer says that is no failure as a whole: of the first statement or document that failed, or of the write concern. */
    static Optional<MongoFault> of(BsonDocument reply) {
        if (reply.containsKey("writeErrors")) {
            return reply.get("writeErrors").isArray()
                            && !reply.getArray("writeErrors").isEmpty()
                    ? Optional.of(statement(reply.getArray("writeErrors").get(0)))
                    : Optional.empty();
        }
        return reply.containsKey("writeConcernError")
                ? Optional.of(MongoFault.answered(number(reply.get("writeConcernError"), "code")))
                : Optional.empty();
    }

    private static MongoFault statement(BsonValue error) {
        boolean numbered = error.isDocument() && error.asDocument().isNumber("index");
        int index = numbered ? error.asDocument().getNumber("index").intValue() : -1;
        int code = number(error, "code");
        return index < 0 ? MongoFault.answered(code) : MongoFault.answered(code, index);
    }

    private static int number(BsonValue of, String field) {
        boolean numbered = of.isDocument() && of.asDocument().isNumber(field);
        return numbered ? positive(of.asDocument().getNumber(field).intValue()) : UNKNOWN;
    }

    /** An answer without a number is one all the same. */
    private static int positive(int code) {
        return code > 0 ? code : UNKNOWN;
    }
}
