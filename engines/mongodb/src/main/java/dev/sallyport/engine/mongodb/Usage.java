package dev.sallyport.engine.mongodb;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which paths of a source a command needs, found while it is read: those that are named until only named ones are left of the
 * documents, or all.
 */
final class Usage {
    private final Set<String> tested = new TreeSet<>();
    private final Set<String> named = new TreeSet<>();
    private boolean whole;
    private boolean wholeTested;

    /** Whether the documents that come next are made of what was named alone. */
    private boolean made;

    void test(FieldPath path) {
        if (!made) {
            tested.add(path.named());
        }
    }

    void name(FieldPath path) {
        if (!made) {
            named.add(path.named());
        }
    }

    /** The document as it is, or all of it that is not named. */
    void whole() {
        whole |= !made;
    }

    /** The document as it is, in a condition. */
    void testWhole() {
        wholeTested |= !made;
        whole();
    }

    /** From here on, documents are made of what was named. */
    void make() {
        made = true;
    }

    boolean isMade() {
        return made;
    }

    /** A branch ends, and another begins where this one began. */
    void backTo(boolean then) {
        if (!made) {
            whole();
        }
        made = then;
    }

    /** Those of a collection's columns that conditions stand on. */
    Set<String> tested(Collection<String> columns) {
        return wholeTested ? new TreeSet<>(columns) : among(columns, tested);
    }

    /** Those of a collection's columns that are needed at all. */
    Set<String> read(Collection<String> columns) {
        if (whole || !made) {
            return new TreeSet<>(columns);
        }
        Set<String> read = among(columns, named);
        read.addAll(tested(columns));
        return read;
    }

    private static Set<String> among(Collection<String> columns, Set<String> paths) {
        return columns.stream()
                .filter(column -> paths.stream().anyMatch(path -> FieldPath.meet(column, path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
