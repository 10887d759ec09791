package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The paths that a validator declares. */
final class MongoSchema {
    /** The names of types in the JSON schema itself, where they are others than the server's. */
    private static final Map<String, List<String>> JSON_TYPES =
            Map.of("boolean", List.of("bool"), "number", List.of("double", "int", "long", "decimal"));

    private final MongoPaths paths;

    private MongoSchema(MongoPaths paths) {
        this.paths = paths;
    }

    /** Adds the paths of the validator among a collection's options. */
    static void add(BsonDocument options, MongoPaths paths) {
        if (options.isDocument("validator")) {
            new MongoSchema(paths).validator(options.getDocument("validator"), 1);
        }
    }

    private void validator(BsonDocument validator, int depth) {
        if (depth > MongoPaths.DEEPEST) {
            return;
        }
        if (validator.isDocument("$jsonSchema")) {
            properties("", validator.getDocument("$jsonSchema"), depth);
        }
        documents(validator.get("$and")).forEach(each -> validator(each, depth + 1));
    }

    private void properties(String prefix, BsonDocument schema, int depth) {
        if (depth > MongoPaths.DEEPEST) {
            return;
        }
        schema.getDocument("properties", new BsonDocument()).forEach((key, value) -> {
            if (MongoPaths.isName(key) && value.isDocument()) {
                path(prefix + key, value.asDocument(), depth, 0);
            }
        });
        alternatives(schema).forEach(each -> properties(prefix, each, depth + 1));
    }

    private void path(String path, BsonDocument schema, int depth, int level) {
        if (depth > MongoPaths.DEEPEST) {
            return;
        }
        types(schema).forEach(type -> {
            switch (type) {
                case MongoTypes.OBJECT -> object(path, schema, depth, level);
                case MongoTypes.ARRAY -> array(path, schema, depth, level);
                default -> paths.leaf(path, type, level);
            }
        });
        alternatives(schema).forEach(each -> path(path, each, depth + 1, level));
    }

    private void object(String path, BsonDocument schema, int depth, int level) {
        if (!schema.isDocument("properties")) {
            paths.leaf(path, MongoTypes.OBJECT, level);
        } else if (paths.inner(path, level)) {
            properties(path + ".", schema, depth + 1);
        }
    }

    private void array(String path, BsonDocument schema, int depth, int level) {
        List<BsonDocument> items = schema.isDocument("items")
                ? List.of(schema.getDocument("items"))
                : documents(schema.get("items")).toList();
        if (items.isEmpty()) {
            paths.leaf(path, MongoTypes.ARRAY, level + 1);
        }
        items.forEach(each -> path(path, each, depth + 1, level + 1));
    }

    private static Stream<String> types(BsonDocument schema) {
        if (!schema.containsKey("bsonType") && !schema.containsKey("type")) {
            return Stream.of("properties", "items")
                    .filter(schema::containsKey)
                    .map(key -> key.equals("items") ? MongoTypes.ARRAY : MongoTypes.OBJECT);
        }
        BsonValue declared = schema.get(schema.containsKey("bsonType") ? "bsonType" : "type", BsonNull.VALUE);
        Stream<BsonValue> every = declared.isArray() ? declared.asArray().stream() : Stream.of(declared);
        return every.filter(BsonValue::isString)
                .map(type -> type.asString().getValue())
                .flatMap(type -> JSON_TYPES.getOrDefault(type, List.of(type)).stream());
    }

    private static Stream<BsonDocument> alternatives(BsonDocument schema) {
        return Stream.of("allOf", "anyOf", "oneOf").flatMap(key -> documents(schema.get(key)));
    }

    private static Stream<BsonDocument> documents(@Nullable BsonValue value) {
        BsonArray array = value != null && value.isArray() ? value.asArray() : new BsonArray();
        return array.stream().filter(BsonValue::isDocument).map(BsonValue::asDocument);
    }
}
