package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What the options of a collection do to commands.
 *
 * @param collated whether texts compare otherwise than by their bytes unless a command says so
 * @param checks what the validator looks at together: whether a write is valid may tell of any path of such a set, of all paths
 *     where one is empty
 */
record MongoRules(boolean collated, List<Set<String>> checks) {
    MongoRules {
        checks = List.copyOf(checks);
    }

    static MongoRules of(BsonDocument options) {
        boolean collated = options.isDocument("collation")
                && !options.getDocument("collation")
                        .getString("locale")
                        .getValue()
                        .equals("simple");
        List<Set<String>> checks = new ArrayList<>();
        if (options.isDocument("validator")) {
            add(options.getDocument("validator"), checks);
        }
        return new MongoRules(collated, checks);
    }

    /** Conditions that stand beside each other are looked at each by itself. */
    private static void add(BsonDocument validator, List<Set<String>> checks) {
        validator.forEach((name, value) -> {
            if (name.equals("$and") && value.isArray()) {
                value.asArray().stream().filter(BsonValue::isDocument).forEach(each -> add(each.asDocument(), checks));
            } else if (name.equals("$jsonSchema") && isPlain(value)) {
                value.asDocument()
                        .getDocument("properties", new BsonDocument())
                        .keySet()
                        .forEach(path -> checks.add(Set.of(path)));
            } else if (name.startsWith("$")) {
                checks.add(name.equals("$expr") ? expression(value) : Set.of());
            } else {
                checks.add(Set.of(name));
            }
        });
    }

    /** A schema that looks at each property by itself. */
    private static boolean isPlain(BsonValue schema) {
        return schema.isDocument()
                && Set.of("bsonType", "type", "title", "description", "required", "properties", "additionalProperties")
                        .containsAll(schema.asDocument().keySet());
    }

    /** The paths of an expression; all where a document is named as a whole, or a name is worked out. */
    private static Set<String> expression(BsonValue value) {
        Set<String> paths = new TreeSet<>();
        return collect(value, paths) ? paths : Set.of();
    }

    private static boolean collect(BsonValue value, Set<String> paths) {
        return switch (value.getBsonType()) {
            case DOCUMENT ->
                !value.asDocument().containsKey("$getField")
                        && value.asDocument().values().stream().allMatch(each -> collect(each, paths));
            case ARRAY -> value.asArray().stream().allMatch(each -> collect(each, paths));
            case STRING -> {
                String text = value.asString().getValue();
                if (text.startsWith("$") && !text.startsWith("$$")) {
                    paths.add(text.substring(1));
                }
                yield !text.startsWith("$$ROOT") && !text.startsWith("$$CURRENT");
            }
            default -> true;
        };
    }

    /** What the validator looks at when these paths are written. */
    Set<String> lookedAt(Set<String> written, List<String> columns) {
        Set<String> looked = new TreeSet<>();
        for (Set<String> check : checks) {
            if (check.isEmpty()) {
                looked.addAll(columns);
            } else if (check.stream().anyMatch(path -> written.stream().anyMatch(each -> FieldPath.meet(path, each)))) {
                columns.stream()
                        .filter(column -> check.stream().anyMatch(path -> FieldPath.meet(path, column)))
                        .forEach(looked::add);
            }
        }
        return looked;
    }
}
