package dev.sallyport.engine.testkit.documentdb;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;

/** An answer that says no, in the form of MongoDB's. */
final class WireFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String TRANSIENT = "TransientTransactionError";

    private final ErrorCode code;
    private final boolean isTransient;

    WireFailure(ErrorCode code, String message) {
        this(code, message, false);
    }

    private WireFailure(ErrorCode code, String message, boolean isTransient) {
        super(message);
        this.code = code;
        this.isTransient = isTransient;
    }

    /** One after which the whole transaction may be tried again. */
    static WireFailure transientOne(ErrorCode code, String message) {
        return new WireFailure(code, message, true);
    }

    ErrorCode code() {
        return code;
    }

    BsonDocument document() {
        BsonDocument document = new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", Bson.value(String.valueOf(getMessage())))
                .append("code", Bson.value(code.number()))
                .append("codeName", Bson.value(code.name()));
        return isTransient
                ? document.append("errorLabels", new BsonArray(java.util.List.of(Bson.value(TRANSIENT))))
                : document;
    }
}
