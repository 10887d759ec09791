package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;

/** A command of the closed set, understood completely. */
sealed interface Command {
    /** What answers with documents and changes none. */
    sealed interface Read extends Command {
        Source source();

        Options options();
    }

    /**
     * What any read may ask for beside what it reads.
     *
     * @param variables what `let` names
     * @param time how long it may take at most, in milliseconds
     */
    record Options(Map<String, Expression> variables, OptionalLong time) {}

    /** `find` and `aggregate`: both are answered by a pipeline. */
    record Documents(Source source, List<Stage> stages, Options options) implements Read {}

    record Count(Source source, List<Stage> stages, Options options) implements Read {}

    record Distinct(Source source, List<Stage> stages, FieldPath key, Options options) implements Read {}

    /** What changes documents of one collection. */
    sealed interface Write extends Command {
        Source.Collection target();
    }

    record Insert(Source.Collection target, List<BsonDocument> documents) implements Write {}

    record Update(Source.Collection target, List<Change> changes) implements Write {}

    /**
     * One change of an update.
     *
     * @param many whether all documents that are found change, or any one of them
     * @param updates by their operators, each with paths and values
     */
    record Change(Condition query, Map<String, BsonDocument> updates, boolean many) {}

    /**
     * One document, changed and answered with.
     *
     * @param updates none where it is removed
     * @param after whether it is answered with as it is then, or as it was
     */
    record FindAndModify(
            Source.Collection target,
            Condition query,
            Map<String, BsonDocument> updates,
            boolean after,
            Set<String> returned)
            implements Write {}

    record Delete(Source.Collection target, List<Removal> removals) implements Write {}

    record Removal(Condition query, boolean many) {}

    /** What changes a collection itself. */
    sealed interface Define extends Command {
        String collection();
    }

    record Create(String collection) implements Define {}

    record Drop(String collection) implements Define {}

    record CreateIndexes(String collection, List<Index> indexes) implements Define {}

    record Index(String name, Sort keys, boolean unique, boolean sparse) {}

    record DropIndexes(String collection, List<String> names) implements Define {}
}
