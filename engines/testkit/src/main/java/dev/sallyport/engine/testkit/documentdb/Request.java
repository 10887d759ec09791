package dev.sallyport.engine.testkit.documentdb;

import java.util.Optional;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/** A command, read as far as the bridge itself must know it. */
record Request(RawBsonDocument command) {
    /** What is of the wire and its sessions, not of the command. */
    private static final Set<String> OF_THE_WIRE = Set.of(
            "lsid",
            "$clusterTime",
            "txnNumber",
            "startTransaction",
            "autocommit",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors",
            "$readPreference",
            "maxTimeMS");

    static Request of(byte[] command) {
        return new Request(new RawBsonDocument(command));
    }

    String name() {
        return command.getFirstKey();
    }

    String database() {
        return text("$db").orElse("admin");
    }

    /** The collection, where the command has one. */
    String collection() throws WireFailure {
        return text(name())
                .orElseThrow(() -> new WireFailure(
                        ErrorCode.TYPE_MISMATCH, "collection name of `" + name() + "` is not a string"));
    }

    String namespace() {
        return database() + "." + text(name()).orElse("$cmd");
    }

    /** What the extension is given. */
    String spec() {
        return Bson.text(RawFields.keep(Bson.bytes(command), name -> !OF_THE_WIRE.contains(name)));
    }

    Optional<BsonBinary> session() {
        return value("lsid")
                .filter(BsonValue::isDocument)
                .map(lsid -> lsid.asDocument().getBinary("id"));
    }

    Optional<Long> transactionNumber() {
        return number("txnNumber");
    }

    boolean isInTransaction() {
        return value("autocommit").isPresent();
    }

    boolean startsTransaction() {
        return value("startTransaction").isPresent();
    }

    /** In milliseconds; none is none. */
    long maxTime() {
        return number("maxTimeMS").orElse(0L);
    }

    Optional<String> text(String field) {
        return value(field).filter(BsonValue::isString).map(BsonValue::asString).map(BsonString::getValue);
    }

    Optional<Long> number(String field) {
        return value(field)
                .filter(BsonValue::isNumber)
                .map(value -> value.asNumber().longValue());
    }

    Optional<BsonDocument> document(String field) {
        return value(field).filter(BsonValue::isDocument).map(BsonValue::asDocument);
    }

    Optional<BsonValue> value(String field) {
        return Optional.ofNullable(command.get(field));
    }
}
