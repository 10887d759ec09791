package dev.sallyport.policy;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnName;
import dev.sallyport.operation.ObjectDescription;

/**
 * What a class is tied to: a column by its name and by the engine's numbers for it and its object.
 *
 * <p>A column that was renamed, dropped and made again, or moved has another key, so it has no class.
 */
public record ColumnKey(ColumnName column, String objectId, String columnId) {
    public ColumnKey {
        if (column.path().isBlank() || objectId.isBlank() || columnId.isBlank()) {
            throw new IllegalArgumentException("`" + column.path() + "` needs a name, an object id and a column id");
        }
    }

    /** The key of a column as the catalog has it now. */
    public static ColumnKey of(ObjectDescription object, ColumnDescription column) {
        return new ColumnKey(object.name().column(column.name()), object.id(), column.id());
    }
}
