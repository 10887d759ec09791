package dev.sallyport.engine.mongodb;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Values that stand for themselves: built anew, with no operator among the names of their fields. */
final class PlainValues {
    private PlainValues() {}

    /** @throws Refused when a field of it could be taken for an operator, or its name for a path */
    static BsonValue copy(BsonValue value, Place at) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> document(value.asDocument(), at);
            case ARRAY -> {
                BsonArray copy = new BsonArray();
                for (int i = 0; i < value.asArray().size(); i++) {
                    copy.add(copy(value.asArray().get(i), at.in(i)));
                }
                yield copy;
            }
            default -> value;
        };
    }

    static BsonDocument document(BsonDocument document, Place at) {
        BsonDocument copy = new BsonDocument();
        document.forEach((name, value) -> copy.append(name(name, at), copy(value, at.in(name))));
        return copy;
    }

    static String name(String name, Place at) {
        if (name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0) {
            throw Refused.wrongValue(at, "names of fields that are not empty, begin with no `$` and hold no dot");
        }
        return name;
    }
}
