package dev.sallyport.operation;

import java.util.List;
import java.util.Optional;

/**
 * One table, view or collection of the catalog, columns in their own order.
 *
 * @param id stable number of the object, as the engine gives it; part of the classification key
 */
public record ObjectDescription(ObjectName name, String id, Kind kind, List<ColumnDescription> columns) {
    /** What kind of relation it is; only some kinds may be named by a statement. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        COLLECTION,
        OTHER
    }

    public ObjectDescription {
        columns = List.copyOf(columns);
    }

    public Optional<ColumnDescription> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
