package dev.sallyport.engine.mongodb;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The paths of a collection that a write names: each is known, because a write sees documents as they are stored. */
final class WrittenPaths {
    private final Set<String> columns;
    private final Collection<String> all;
    private final Set<String> read = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();

    /**
     * @param collection as the caller knows it
     * @param whole as it is for nobody in particular
     */
    WrittenPaths(MongoCollection collection, MongoCollection whole) {
        this.columns = Set.copyOf(collection.paths());
        this.all = whole.paths();
    }

    Set<String> read() {
        return read;
    }

    Set<String> written() {
        return written;
    }

    /** A path whose values a condition or an operator looks at. */
    void look(FieldPath path, Place at) {
        requireLeaf(path, at);
        read.add(path.text());
    }

    /** A path whose value becomes another one, or goes away. */
    void replace(FieldPath path, Place at) {
        requireLeaf(path, at);
        written.add(path.text());
    }

    /** Nothing else is known below it, so that nothing that the caller does not name is looked at, or lost. */
    private void requireLeaf(FieldPath path, Place at) {
        if (path.hasPlace() || !columns.contains(path.text()) || isNested(path.text())) {
            throw Refused.unknownPath(at, path.text());
        }
    }

    /** A path that is given a value: a scalar, or an array of them. */
    void set(FieldPath path, BsonValue value, Place at) {
        replace(path, at);
        boolean plain = value.isArray()
                ? value.asArray().stream().noneMatch(each -> each.isDocument() || each.isArray())
                : !value.isDocument();
        if (!plain) {
            throw Refused.unsupported(
                    at, "a document does not take the place of what is there", "name each path below it by itself");
        }
    }

    /** A whole document. */
    void document(BsonDocument document, Place at) {
        document.forEach((name, value) -> values(name, value, at.in(name)));
    }

    private void values(String path, BsonValue value, Place at) {
        switch (value.getBsonType()) {
            case DOCUMENT -> {
                requireParent(path, at);
                value.asDocument().forEach((name, each) -> values(path + "." + name, each, at.in(name)));
            }
            case ARRAY -> {
                if (!columns.contains(path)) {
                    requireParent(path, at);
                }
                for (int i = 0; i < value.asArray().size(); i++) {
                    values(path, value.asArray().get(i), at.in(i));
                }
                if (columns.contains(path)) {
                    written.add(path);
                }
            }
            default -> {
                if (!columns.contains(path)) {
                    throw Refused.unknownPath(at, path);
                }
                written.add(path);
            }
        }
    }

    /** A path below which some are known to the caller. */
    private void requireParent(String path, Place at) {
        if (columns.stream().noneMatch(column -> column.startsWith(path + "."))) {
            throw Refused.unknownPath(at, path);
        }
    }

    /** Whether another path is known below it or above it: what stands there decides what becomes of it. */
    private boolean isNested(String path) {
        return all.stream().anyMatch(column -> column.startsWith(path + ".") || path.startsWith(column + "."));
    }
}
