package dev.sallyport.engine.mysql;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.sql.tree.Definition;
import dev.sallyport.operation.Effect;
import java.util.List;

/**
 * A definition of which every name and type is known.
 *
 * @param catalog the principal's catalog that it was resolved on
 */
record MySqlDefinition(MySqlCatalog catalog, Definition definition, List<Effect> effects) implements Reading.Tree {
    MySqlDefinition {
        effects = List.copyOf(effects);
    }
}
