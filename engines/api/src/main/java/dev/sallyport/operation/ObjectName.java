package dev.sallyport.operation;

import static java.util.Objects.requireNonNull;

/**
 * The structured name of a table, view or collection; never a joined string.
 *
 * <p>Each part is spelled as the catalog spells it. An engine without schemas uses the empty string.
 */
public record ObjectName(String source, String database, String schema, String object)
        implements ResourceName, Comparable<ObjectName> {
    public ObjectName {
        requireNonNull(source);
        requireNonNull(database);
        requireNonNull(schema);
        requireNonNull(object);
    }

    public ColumnName column(String path) {
        return new ColumnName(this, path);
    }

    @Override
    public int compareTo(ObjectName other) {
        return ResourceName.compareParts(parts(), other.parts());
    }

    private String[] parts() {
        return new String[] {source, database, schema, object};
    }
}
