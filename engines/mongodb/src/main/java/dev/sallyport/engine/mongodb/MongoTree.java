package dev.sallyport.engine.mongodb;

import dev.sallyport.engine.Reading;
import dev.sallyport.operation.Effect;
import java.util.List;

/**
 * A command with the collections that it names found, and the snapshot in which they were.
 *
 * @param references in the order of their numbers
 */
record MongoTree(Command command, List<Source.Collection> references, List<Effect> effects, MongoCatalog catalog)
        implements Reading.Tree {
    MongoTree {
        references = List.copyOf(references);
        effects = List.copyOf(effects);
    }
}
