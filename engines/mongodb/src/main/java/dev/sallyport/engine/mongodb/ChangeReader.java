package dev.sallyport.engine.mongodb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** What becomes of documents that are found, operator by operator (MongoDB manual, "Update operators"). */
record ChangeReader(WrittenPaths paths) {
    /** Their outcome depends on what is there, so that it is read (holes.md W4). */
    private static final Set<String> OF_NUMBERS = Set.of("$inc", "$mul", "$min", "$max");

    Map<String, BsonDocument> read(BsonValue value, Place at) {
        if (value.isArray()) {
            throw Refused.unsupported(
                    at, "an update by a pipeline is not taken", "use operators such as `$set`, with values");
        }
        BsonDocument document = Fields.document(value, at);
        if (document.isEmpty() || !document.getFirstKey().startsWith("$")) {
            throw Refused.unsupported(
                    at,
                    "a document that takes the place of another would remove what is not shown",
                    "use operators such as `$set` and `$unset`");
        }
        Map<String, BsonDocument> changes = new LinkedHashMap<>();
        document.forEach((operator, each) ->
                changes.put(operator, fields(operator, Fields.document(each, at.in(operator)), at.in(operator))));
        return changes;
    }

    private BsonDocument fields(String operator, BsonDocument document, Place at) {
        BsonDocument copy = new BsonDocument();
        document.forEach((name, value) -> {
            Place here = at.in(name);
            FieldPath path = FieldPath.of(name, here);
            copy.append(path.text(), change(operator, path, value, here));
        });
        if (copy.isEmpty()) {
            throw Refused.wrongValue(at, "at least one path");
        }
        return copy;
    }

    private BsonValue change(String operator, FieldPath path, BsonValue value, Place at) {
        if (OF_NUMBERS.contains(operator)) {
            paths.look(path, at);
            paths.replace(path, at);
            return scalar(value, at);
        }
        return switch (operator) {
            case "$set" -> {
                BsonValue copy = PlainValues.copy(value, at);
                paths.set(path, copy, at);
                yield copy;
            }
            case "$unset" -> {
                paths.replace(path, at);
                yield PlainValues.copy(value, at);
            }
            case "$currentDate" -> {
                paths.look(path, at);
                paths.replace(path, at);
                if (!value.isBoolean()) {
                    throw Refused.wrongValue(at, "true");
                }
                yield value;
            }
            case "$push", "$addToSet", "$pull" -> {
                paths.look(path, at);
                BsonValue copy = elements(operator, value, at);
                paths.replace(path, at);
                yield copy;
            }
            case "$pop" -> {
                paths.look(path, at);
                paths.replace(path, at);
                yield scalar(value, at);
            }
            default -> throw Refused.unknownOperator(at, operator);
        };
    }

    private static BsonValue scalar(BsonValue value, Place at) {
        if (value.isDocument() || value.isArray()) {
            throw Refused.wrongValue(at, "a single value");
        }
        return value;
    }

    /** One value, or several behind `$each`; a path that is looked at holds no documents. */
    private static BsonValue elements(String operator, BsonValue value, Place at) {
        if (!value.isDocument() || operator.equals("$pull")) {
            return scalar(value, at);
        }
        Fields fields = Fields.of(value, at);
        BsonValue each = PlainValues.copy(fields.require("$each"), at.in("$each"));
        Fields.array(each, at.in("$each")).forEach(one -> scalar(one, at.in("$each")));
        fields.end();
        return new BsonDocument("$each", each);
    }
}
