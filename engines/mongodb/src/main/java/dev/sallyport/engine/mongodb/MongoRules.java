package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What the options of a collection do to commands.
 *
 * @param collated whether texts compare otherwise than by their bytes unless a command says so
 * @param strict whether a document that is not valid before is not changed either
 * @param checks what the validator looks at together: whether a write is valid may tell of any path of such a set, of all paths
 *     where one is empty
 */
record MongoRules(boolean collated, boolean strict, List<Set<String>> checks) {
    MongoRules {
        checks = List.copyOf(checks);
    }

    static MongoRules of(BsonDocument options) {
        boolean collated = options.isDocument("collation")
                && !options.getDocument("collation")
                        .getString("locale")
                        .getValue()
                        .equals("simple");
        boolean strict =
                options.get("validationLevel", new BsonString("strict")).equals(new BsonString("strict"));
        return new MongoRules(collated, strict, checks(options.getDocument("validator", new BsonDocument())));
    }

    /** What a condition of the server's looks at together; an empty set where it may be anything. */
    static List<Set<String>> checks(BsonDocument condition) {
        List<Set<String>> checks = new ArrayList<>();
        add(condition, checks);
        return checks;
    }

    /** Conditions that stand beside each other are looked at each by itself. */
    private static void add(BsonDocument validator, List<Set<String>> checks) {
        validator.forEach((name, value) -> {
            if (name.equals("$and") && value.isArray()) {
                value.asArray().stream().filter(BsonValue::isDocument).forEach(each -> add(each.asDocument(), checks));
            } else if (name.equals("$jsonSchema") && isPlain(value)) {
                named(value.asDocument()).forEach(path -> checks.add(Set.of(path)));
            } else if (name.startsWith("$")) {
                checks.add(name.equals("$expr") ? expression(value) : Set.of());
            } else {
                checks.add(Set.of(name));
            }
        });
    }

    private static Set<String> named(BsonDocument schema) {
        Set<String> named = new TreeSet<>(
                schema.getDocument("properties", new BsonDocument()).keySet());
        schema.getArray("required", new BsonArray()).stream()
                .filter(BsonValue::isString)
                .forEach(name -> named.add(name.asString().getValue()));
        return named;
    }

    /** A schema that looks at each property by itself. */
    private static boolean isPlain(BsonValue schema) {
        return schema.isDocument()
                && Set.of("bsonType", "type", "title", "description", "required", "properties")
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

    /** What the validator looks at when these paths are written: all of it where an invalid document stays as it is. */
    Set<String> lookedAt(Set<String> written, List<String> columns) {
        Set<String> looked = new TreeSet<>();
        checks.stream()
                .filter(check -> strict || check.isEmpty() || meets(check, written))
                .forEach(check -> looked.addAll(columns(check, columns)));
        return looked;
    }

    static boolean meets(Set<String> paths, Set<String> written) {
        return paths.stream().anyMatch(path -> written.stream().anyMatch(each -> FieldPath.meet(path, each)));
    }

    /** Those that are at or below the paths or above them, all for none; a path that is no column is one that nobody is shown. */
    static Set<String> columns(Set<String> paths, List<String> columns) {
        if (paths.isEmpty()) {
            return Set.copyOf(columns);
        }
        Set<String> found = new TreeSet<>();
        for (String path : paths) {
            List<String> met = columns.stream()
                    .filter(column -> FieldPath.meet(path, column))
                    .toList();
            found.addAll(met.isEmpty() ? List.of(path) : met);
        }
        return found;
    }
}
