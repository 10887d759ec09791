package dev.sallyport.engine.postgresql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Expression;
import dev.sallyport.engine.sql.tree.Select;
import dev.sallyport.operation.Effect;
import java.util.List;
import java.util.Set;

/**
 * A statement of which every name, type, operator and function is known.
 *
 * @param catalog the principal's catalog that it was resolved on
 * @param effects one for each table reference
 * @param labels of the outputs, in order
 * @param leaking the conditions that may tell of their columns by more than their result
 * @param parameters how many the caller sends
 */
record PostgresTree(
        PostgresCatalog catalog,
        Select select,
        List<Effect> effects,
        List<String> labels,
        Set<Expression> leaking,
        int parameters)
        implements Reading.Tree {
    PostgresTree {
        effects = List.copyOf(effects);
        labels = List.copyOf(labels);
        leaking = Set.copyOf(leaking);
    }
}
