package dev.sallyport.engine.mongodb;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The fields of one part of a command: each is taken by who knows it, and none may be left over. */
final class Fields {
    private final Map<String, BsonValue> left;
    private final Place at;

    private Fields(Map<String, BsonValue> left, Place at) {
        this.left = left;
        this.at = at;
    }

    /** @throws Refused when it is no document */
    static Fields of(BsonValue value, Place at) {
        return new Fields(new LinkedHashMap<>(document(value, at)), at);
    }

    static BsonDocument document(BsonValue value, Place at) {
        if (!value.isDocument()) {
            throw Refused.wrongValue(at, "a document");
        }
        return value.asDocument();
    }

    static BsonArray array(BsonValue value, Place at) {
        if (!value.isArray()) {
            throw Refused.wrongValue(at, "an array");
        }
        return value.asArray();
    }

    static String text(BsonValue value, Place at) {
        if (!value.isString()) {
            throw Refused.wrongValue(at, "a string");
        }
        return value.asString().getValue();
    }

    static boolean bool(BsonValue value, Place at) {
        if (!value.isBoolean()) {
            throw Refused.wrongValue(at, "true or false");
        }
        return value.asBoolean().getValue();
    }

    /** A whole number from 0. */
    static long whole(BsonValue value, Place at) {
        if (value.isNumber()) {
            BsonNumber number = value.asNumber();
            if (number.doubleValue() == number.longValue() && number.longValue() >= 0) {
                return number.longValue();
            }
        }
        throw Refused.wrongValue(at, "a whole number from 0");
    }

    /** The one field of a document that holds one, such as an operator with its arguments. */
    static Map.Entry<String, BsonValue> only(BsonDocument document, Place at, String what) {
        Iterator<Map.Entry<String, BsonValue>> fields = document.entrySet().iterator();
        if (document.size() != 1) {
            throw Refused.wrongValue(at, what);
        }
        return fields.next();
    }

    Place at(String field) {
        return at.in(field);
    }

    boolean has(String field) {
        return left.containsKey(field);
    }

    Optional<BsonValue> take(String field) {
        return Optional.ofNullable(left.remove(field));
    }

    BsonValue require(String field) {
        return take(field).orElseThrow(() -> Refused.wrongValue(at.in(field), "a value"));
    }

    String text(String field) {
        return text(require(field), at.in(field));
    }

    Optional<Boolean> bool(String field) {
        return take(field).map(value -> bool(value, at.in(field)));
    }

    Optional<Long> whole(String field) {
        return take(field).map(value -> whole(value, at.in(field)));
    }

    /** All that is left, for who takes fields of any name. */
    Map<String, BsonValue> rest() {
        Map<String, BsonValue> rest = new LinkedHashMap<>(left);
        left.clear();
        return rest;
    }

    /** @throws Refused when a field is left that nobody took */
    void end() {
        left.keySet().stream().findFirst().ifPresent(field -> {
            throw Refused.unknownField(at, field);
        });
    }
}
