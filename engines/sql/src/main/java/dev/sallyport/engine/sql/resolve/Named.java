package dev.sallyport.engine.sql.resolve;

import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.ObjectDescription;
import java.util.List;

/**
 * A statement in which every name stands for one thing: no star, no alias in a sort or group key, no shared column.
 *
 * @param query its table references carry canonical names; every relation has a name of its own, every output a label
 * @param tables the object behind each table reference, by the reference's number
 * @param labels of the outputs, as the caller gets to see them
 */
public record Named(Query query, List<ObjectDescription> tables, List<String> labels) {
    public Named {
        tables = List.copyOf(tables);
        labels = List.copyOf(labels);
    }

    /** How a server names an output column that the statement gives no label. */
    @FunctionalInterface
    public interface LabelRule {
        String label(Expression asWritten);
    }
}
