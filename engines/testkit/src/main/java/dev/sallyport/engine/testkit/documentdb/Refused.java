package dev.sallyport.engine.testkit.documentdb;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What the extension would leave out without a word: it is refused aloud, so that no test believes that it was done. */
final class Refused {
    private static final List<String> OPTIONS =
            List.of("min", "max", "returnKey", "showRecordId", "tailable", "awaitData", "allowPartialResults");
    private static final Set<String> LEVELS = Set.of("local", "available", "majority", "linearizable", "snapshot");

    private static final Set<String> READS = Set.of(
            "find",
            "aggregate",
            "count",
            "distinct",
            "getMore",
            "killCursors",
            "listCollections",
            "listIndexes",
            "explain",
            "collStats",
            "dbStats",
            "commitTransaction",
            "abortTransaction");

    /** What anybody may ask of a server. */
    private static final Set<String> OF_ALL = Set.of(
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "buildInfo",
            "buildinfo",
            "connectionStatus",
            "endSessions",
            "killSessions",
            "killOp",
            "currentOp",
            "serverStatus",
            "saslStart",
            "saslContinue",
            "killCursors",
            "commitTransaction",
            "abortTransaction");

    private Refused() {}

    static boolean isRead(Request request) {
        return READS.contains(request.name());
    }

    static boolean isOfAll(Request request) {
        return OF_ALL.contains(request.name());
    }

    static void check(Request request) throws WireFailure {
        if (request.name().equals("find")) {
            for (String option : OPTIONS) {
                if (request.value(option).filter(value -> !isFalse(value)).isPresent()) {
                    throw unsupported("option `" + option + "` of find");
                }
            }
        }
        if (request.transactionNumber().isPresent() && !request.isInTransaction()) {
            throw new WireFailure(
                    ErrorCode.ILLEGAL_OPERATION,
                    "retryable writes are not supported, connect with `retryWrites=false`");
        }
        if (request.value("apiVersion").isPresent()) {
            throw unsupported("a versioned API");
        }
        if (request.maxTime() < 0) {
            throw new WireFailure(ErrorCode.BAD_VALUE, "maxTimeMS must be at least 0");
        }
        checkLevel(request.document("readConcern").orElseGet(BsonDocument::new));
        checkConcern(request.document("writeConcern").orElseGet(BsonDocument::new));
    }

    private static void checkLevel(BsonDocument concern) throws WireFailure {
        if (concern.containsKey("level")
                && !(concern.get("level").isString()
                        && LEVELS.contains(concern.getString("level").getValue()))) {
            throw new WireFailure(ErrorCode.FAILED_TO_PARSE, "read concern is not known");
        }
    }

    /** There is one member, which is its own majority. */
    private static void checkConcern(BsonDocument concern) throws WireFailure {
        BsonValue members = concern.get("w", Bson.value(1));
        if (members.isNumber() ? members.asNumber().intValue() > 1 : !members.equals(Bson.value("majority"))) {
            throw new WireFailure(ErrorCode.UNSATISFIABLE, "Not enough data-bearing nodes");
        }
    }

    private static boolean isFalse(BsonValue value) {
        return value.isBoolean() && !value.asBoolean().getValue();
    }

    private static WireFailure unsupported(String what) {
        return new WireFailure(ErrorCode.COMMAND_NOT_SUPPORTED, what + " is not supported");
    }
}
