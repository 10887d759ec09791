package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Name;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Effect;
import java.util.List;
import java.util.Set;

/**
 * A statement of which every name, function and operator is known.
 *
 * @param catalog the principal's catalog that it was resolved on
 * @param effects one for each table reference
 * @param labels of the outputs, in order
 * @param exact columns of a target that surely hold what an insert writes to them
 * @param parameters how many the caller sends
 */
record MySqlTree(
        MySqlCatalog catalog, Query query, List<Effect> effects, List<String> labels, int parameters, Set<Name> exact)
        implements Reading.Tree {
    MySqlTree {
        effects = List.copyOf(effects);
        labels = List.copyOf(labels);
        exact = Set.copyOf(exact);
    }
}
