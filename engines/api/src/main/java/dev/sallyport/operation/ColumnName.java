package dev.sallyport.operation;

import static java.util.Objects.requireNonNull;

/** The structured name of a column, or of a document path, inside one object. */
public record ColumnName(ObjectName object, String path) implements ResourceName, Comparable<ColumnName> {
    public ColumnName {
        requireNonNull(object);
        requireNonNull(path);
    }

    @Override
    public int compareTo(ColumnName other) {
        int objects = object.compareTo(other.object);
        return objects != 0 ? objects : path.compareTo(other.path);
    }
}
