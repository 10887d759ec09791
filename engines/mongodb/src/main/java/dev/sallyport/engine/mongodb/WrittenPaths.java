package dev.sallyport.engine.mongodb;

import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The paths of a collection that a write names: each is known, because a write sees documents as they are stored. */
final class WrittenPaths {
    private final Set<String> columns;
    private final Set<String> read = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();

    WrittenPaths(MongoCollection collection) {
        this.columns = Set.copyOf(collection.paths());
    }

    Set<String> read() {
        return read;
    }

    Set<String> written() {
        return written;
    }

    /** A path whose values a condition or an operator looks at: nothing else is known below it. */
    void look(FieldPath path, Place at) {
        if (path.hasPlace() || !columns.contains(path.text()) || hasBelow(path.text())) {
            throw Refused.unknownPath(at, path.text());
        }
        read.add(path.text());
    }

    /** A path that is given a value, in place of whatever is known at it or below. */
    void set(FieldPath path, BsonValue value, Place at) {
        replace(path, at);
        values(path.text(), value, at);
    }

    /** A path whose value goes away. */
    void replace(FieldPath path, Place at) {
        if (path.hasPlace() || !(columns.contains(path.text()) || hasBelow(path.text()))) {
            throw Refused.unknownPath(at, path.text());
        }
        columns.stream()
                .filter(column -> column.equals(path.text()) || column.startsWith(path.text() + "."))
                .forEach(written::add);
    }

    /** A whole document. */
    void document(BsonDocument document, Place at) {
        document.forEach((name, value) -> values(name, value, at.in(name)));
    }

    private void values(String path, BsonValue value, Place at) {
        switch (value.getBsonType()) {
            case DOCUMENT -> value.asDocument().forEach((name, each) -> values(path + "." + name, each, at.in(name)));
            case ARRAY -> {
                for (int i = 0; i < value.asArray().size(); i++) {
                    values(path, value.asArray().get(i), at.in(i));
                }
                end(path, at);
            }
            default -> end(path, at);
        }
    }

    private void end(String path, Place at) {
        if (columns.contains(path)) {
            written.add(path);
        } else if (!hasBelow(path)) {
            throw Refused.unknownPath(at, path);
        }
    }

    private boolean hasBelow(String path) {
        return columns.stream().anyMatch(column -> column.startsWith(path + "."));
    }
}
