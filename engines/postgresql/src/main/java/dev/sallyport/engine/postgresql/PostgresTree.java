package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Query;
import dev.sallyport.operation.Effect;
import java.util.List;
import java.util.Set;

/**
 * A statement of which every name, type, operator and function is known.
 *
 * @param catalog the principal's catalog that it was resolved on
 * @param effects one for each table reference
 * @param labels of the outputs, in order
 * @param leakproof the conditions that tell of their columns by nothing but their result; of any other nobody knows
 * @param parameters how many the caller sends
 */
record PostgresTree(
        PostgresCatalog catalog,
        Query query,
        List<Effect> effects,
        List<String> labels,
        Set<Expression> leakproof,
        int parameters)
        implements Reading.Tree {
    PostgresTree {
        effects = List.copyOf(effects);
        labels = List.copyOf(labels);
        leakproof = Set.copyOf(leakproof);
    }
}
