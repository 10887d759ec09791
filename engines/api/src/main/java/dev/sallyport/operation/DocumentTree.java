package dev.sallyport.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which paths of a JSON object are shown; a path that is not declared does not exist (holes M1).
 *
 * <p>A key is compared as it stands: `SSN` is not `ssn`, and `contact.phone` is one key with a dot in it.
 */
public record DocumentTree(SortedMap<String, DocumentNode> keys) implements DocumentNode {
    /** How many keys a path has at most. */
    public static final int DEEPEST = 32;

    /** How many paths a document declares at most. */
    public static final int MOST_PATHS = 256;

    public DocumentTree {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a document declares at least one path");
        }
        if (keys.keySet().stream().anyMatch(key -> key.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a key has no zero character");
        }
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    /**
     * The tree of some leaves by their paths, each key by key.
     *
     * @throws IllegalArgumentException saying what is wrong with the paths: none, too many, too deep, one below another
     */
    public static DocumentTree of(Map<List<String>, ? extends DocumentNode> leaves) {
        if (leaves.size() > MOST_PATHS) {
            throw new IllegalArgumentException("a document declares at most " + MOST_PATHS + " paths");
        }
        leaves.forEach(DocumentTree::check);
        return grow(leaves, 0);
    }

    private static void check(List<String> path, DocumentNode node) {
        if (path.isEmpty() || path.size() > DEEPEST) {
            throw new IllegalArgumentException("a path has 1 to " + DEEPEST + " keys");
        }
        if (node instanceof DocumentTree) {
            throw new IllegalArgumentException("a path is clear or masked");
        }
    }

    /** All leaves share the first `depth` keys. */
    private static DocumentTree grow(Map<List<String>, ? extends DocumentNode> leaves, int depth) {
        SortedMap<String, Map<List<String>, DocumentNode>> below = new TreeMap<>();
        leaves.forEach((path, leaf) -> below.computeIfAbsent(path.get(depth), _ -> new LinkedHashMap<>())
                .put(path, leaf));
        SortedMap<String, DocumentNode> keys = new TreeMap<>();
        below.forEach((key, paths) -> keys.put(key, node(paths, depth + 1)));
        return new DocumentTree(keys);
    }

    private static DocumentNode node(Map<List<String>, DocumentNode> paths, int depth) {
        var ending =
                paths.keySet().stream().filter(path -> path.size() == depth).findFirst();
        if (ending.isEmpty()) {
            return grow(paths, depth);
        }
        if (paths.size() > 1) {
            throw new IllegalArgumentException("no path stands below another: " + paths.keySet());
        }
        return paths.values().iterator().next();
    }

    /** Every leaf by its path, in order of the keys. */
    public Map<List<String>, DocumentNode> leaves() {
        Map<List<String>, DocumentNode> leaves = new LinkedHashMap<>();
        keys.forEach((key, node) -> {
            if (node instanceof DocumentTree tree) {
                tree.leaves().forEach((path, leaf) -> leaves.put(prepend(key, path), leaf));
            } else {
                leaves.put(List.of(key), node);
            }
        });
        return leaves;
    }

    private static List<String> prepend(String key, List<String> path) {
        return Stream.concat(Stream.of(key), path.stream()).toList();
    }
}
