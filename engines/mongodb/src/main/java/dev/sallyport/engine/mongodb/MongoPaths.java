package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.ColumnDescription;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The paths of one collection's documents while they are learnt: names and types, never a value.
 *
 * <p>What does not fit the bounds stays unknown, and so withheld.
 */
final class MongoPaths {
    static final int MOST = 4_096;
    static final int DEEPEST = 32;

    /** Longer ones name nothing that a person classified. */
    private static final int LONGEST = 1_024;

    private final SortedMap<String, Set<String>> types = new TreeMap<>();
    private final SortedMap<String, Integer> arrays = new TreeMap<>();

    /** Adds what a document of the collection has. */
    void add(BsonDocument document) {
        fields("", document, 1);
    }

    private void fields(String prefix, BsonDocument document, int depth) {
        document.forEach((key, value) -> {
            if (isName(key)) {
                value(prefix + key, value, depth, 0);
            }
        });
    }

    private void value(String path, BsonValue value, int depth, int level) {
        if (depth > DEEPEST || level > DEEPEST) {
            return;
        }
        switch (value.getBsonType()) {
            case DOCUMENT -> {
                if (value.asDocument().isEmpty()) {
                    leaf(path, MongoTypes.OBJECT, level);
                } else if (inner(path, level)) {
                    fields(path + ".", value.asDocument(), depth + 1);
                }
            }
            case ARRAY -> {
                if (value.asArray().isEmpty()) {
                    leaf(path, MongoTypes.ARRAY, level + 1);
                } else {
                    value.asArray().forEach(each -> value(path, each, depth, level + 1));
                }
            }
            default -> leaf(path, MongoTypes.of(value), level);
        }
    }

    /** A key that a dotted path cannot name is the name of no column. */
    static boolean isName(String key) {
        return !key.isEmpty() && key.charAt(0) != '$' && key.indexOf('.') < 0 && key.indexOf('\0') < 0;
    }

    /** A path where a value lies, so many arrays deep. */
    void leaf(String path, String type, int level) {
        if (inner(path, level)) {
            types.computeIfAbsent(path, _ -> new TreeSet<>()).add(type);
        }
    }

    /** A path where a document lies; false when it does not fit any more. */
    boolean inner(String path, int level) {
        if (path.length() > LONGEST || (arrays.size() >= MOST && !arrays.containsKey(path))) {
            return false;
        }
        arrays.merge(path, level, Math::max);
        return true;
    }

    /** Adds what was known before of the same collection. */
    void add(MongoCollection before) {
        for (ColumnDescription column : before.description().columns()) {
            MongoTypes.of(column).forEach(type -> leaf(column.name(), type, 0));
        }
        before.arrays().forEach(this::inner);
    }

    boolean isKnown(String path) {
        return arrays.containsKey(path);
    }

    List<ColumnDescription> columns() {
        return types.entrySet().stream()
                .map(each -> column(each.getKey(), each.getValue()))
                .toList();
    }

    SortedMap<String, Integer> arrays() {
        return Collections.unmodifiableSortedMap(arrays);
    }

    private ColumnDescription column(String path, Set<String> its) {
        return new ColumnDescription(
                path, path, MongoTypes.spelled(its), MongoTypes.kind(its, isInArrays(path, arrays)), true);
    }

    private static boolean isInArrays(String path, Map<String, Integer> arrays) {
        return prefixes(path).stream().anyMatch(prefix -> arrays.getOrDefault(prefix, 0) > 0);
    }

    private static Collection<String> prefixes(String path) {
        Set<String> prefixes = new TreeSet<>(Set.of(path));
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            prefixes.add(path.substring(0, dot));
        }
        return prefixes;
    }
}
