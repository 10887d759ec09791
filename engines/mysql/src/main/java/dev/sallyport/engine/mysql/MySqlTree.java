package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Effect;
import java.util.List;

/**
 * A statement of which every name, function and operator is known.
 *
 * @param catalog the principal's catalog that it was resolved on
 * @param effects one for each table reference
 * @param labels of the outputs, in order
 * @param judged columns of a target that a filter may be asked about before an insert
 * @param parameters how many the caller sends
 */
record MySqlTree(
        MySqlCatalog catalog,
        Query query,
        List<Effect> effects,
        List<String> labels,
        int parameters,
        MySqlWrites.Judged judged)
        implements Reading.Tree {
    MySqlTree {
        effects = List.copyOf(effects);
        labels = List.copyOf(labels);
    }
}
