package dev.sallyport.engine.mongodb;

import java.util.List;

/** Where the documents of a pipeline come from. */
sealed interface Source {
    /** How often a collection stands in a command is what its references are numbered for: each has its own obligation. */
    record Collection(int reference, MongoCollection collection, Usage usage) implements Source {
        String name() {
            return collection.name();
        }
    }

    /** What a view is made of, and the view itself, which has masks of its own. */
    record View(Collection itself, Source on, List<Stage> pipeline) implements Source {}

    /** Documents that stand in the command. */
    record Stated() implements Source {}
}
