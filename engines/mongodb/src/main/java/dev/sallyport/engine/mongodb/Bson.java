package dev.sallyport.engine.mongodb;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Pieces of what the gateway itself writes. */
final class Bson {
    static final BsonString REMOVE = new BsonString("$$REMOVE");

    private Bson() {}

    static BsonString text(String text) {
        return new BsonString(text);
    }

    static BsonDocument one(String name, BsonValue value) {
        return new BsonDocument(name, value);
    }

    static BsonArray array(BsonValue... values) {
        return new BsonArray(List.of(values));
    }

    static BsonArray texts(List<String> texts) {
        return new BsonArray(texts.stream().map(BsonString::new).toList());
    }

    /** An operator with its arguments in order. */
    static BsonDocument call(String operator, BsonValue... arguments) {
        return new BsonDocument(operator, array(arguments));
    }

    /** A text that stands for itself, whatever it begins with. */
    static BsonValue quoted(String text) {
        return text.startsWith("$") ? one("$literal", text(text)) : text(text);
    }

    static BsonDocument when(BsonValue condition, BsonValue then, BsonValue otherwise) {
        return call("$cond", condition, then, otherwise);
    }

    static BsonDocument typeOf(BsonValue value) {
        return one("$type", value);
    }

    static BsonDocument isOfType(BsonValue value, String... types) {
        return types.length == 1
                ? call("$eq", typeOf(value), text(types[0]))
                : call("$in", typeOf(value), texts(List.of(types)));
    }

    static BsonDocument isArray(BsonValue value) {
        return call("$isArray", value);
    }
}
