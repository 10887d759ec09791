package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectDescription;
import java.util.TreeSet;

/**
 * What a class is tied to: a column by its name and by the engine's numbers for it and its object.
 *
 * <p>A column that was renamed, dropped and made again, or moved has another key, so it has no class; so has one that the database
 * computes from other columns than it did, or no longer: it holds what it was computed from.
 */
public record ColumnKey(ColumnName column, String objectId, String columnId) {
    public ColumnKey {
        if (column.path().isBlank() || objectId.isBlank() || columnId.isBlank()) {
            throw new IllegalArgumentException("`" + column.path() + "` needs a name, an object id and a column id");
        }
    }

    /** The key of a column as the catalog has it now. */
    public static ColumnKey of(ObjectDescription object, ColumnDescription column) {
        String computed = column.inputs().isEmpty() ? "" : " of " + String.join(" ", new TreeSet<>(column.inputs()));
        return new ColumnKey(object.name().column(column.name()), object.id(), column.id() + computed);
    }
}
