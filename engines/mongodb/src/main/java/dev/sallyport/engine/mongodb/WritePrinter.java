package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import dev.sallyport.engine.Count;
import dev.sallyport.operation.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Writes what is sent for commands that change documents or collections. */
record WritePrinter(MongoCover cover) {
    BsonDocument print(Command.Write write) {
        BsonArray matched = new BsonArray();
        BsonDocument command = switch (write) {
            case Command.Insert(var target, var documents) ->
                new BsonDocument("insert", text(target.name()))
                        .append("documents", new BsonArray(documents))
                        .append("ordered", BsonBoolean.TRUE);
            case Command.Update(var target, var changes) -> {
                BsonArray updates = new BsonArray();
                changes.forEach(change -> {
                    updates.add(change(change, target));
                    matched.add(count(target, change.query(), change.many()));
                });
                yield new BsonDocument("update", text(target.name()))
                        .append("updates", updates)
                        .append("ordered", BsonBoolean.TRUE);
            }
            case Command.Delete(var target, var removals) -> {
                BsonArray deletes = new BsonArray();
                removals.forEach(removal -> {
                    deletes.add(new BsonDocument("q", query(target, removal.query()))
                            .append("limit", new BsonInt32(removal.many() ? 0 : 1)));
                    matched.add(count(target, removal.query(), removal.many()));
                });
                yield new BsonDocument("delete", text(target.name()))
                        .append("deletes", deletes)
                        .append("ordered", BsonBoolean.TRUE);
            }
            case Command.FindAndModify modify -> {
                matched.add(count(modify.target(), modify.query(), false));
                yield modified(modify);
            }
        };
        return ReadPrinter.rendering(command).append("matched", matched);
    }

    private BsonDocument modified(Command.FindAndModify modify) {
        BsonDocument command = new BsonDocument(
                        "findAndModify", text(modify.target().name()))
                .append("query", query(modify.target(), modify.query()));
        if (modify.updates().isEmpty()) {
            command.append("remove", BsonBoolean.TRUE);
        } else {
            command.append("update", updates(modify.updates())).append("new", BsonBoolean.valueOf(modify.after()));
        }
        return command.append(
                "fields", cover.shown(modify.target(), modify.returned()).projection());
    }

    private static BsonDocument updates(Map<String, BsonDocument> updates) {
        BsonDocument document = new BsonDocument();
        updates.forEach(document::append);
        return document;
    }

    private BsonDocument change(Command.Change change, Source.Collection target) {
        return new BsonDocument("q", query(target, change.query()))
                .append("u", updates(change.updates()))
                .append("multi", BsonBoolean.valueOf(change.many()));
    }

    /** The caller's condition upon documents that the grant's filter lets through. */
    private BsonDocument query(Source.Collection target, Condition query) {
        BsonDocument asked = ConditionPrinter.print(query);
        return filter(target)
                .map(filter -> one("$and", Bson.array(MongoRowFilters.condition(filter), asked)))
                .orElse(asked);
    }

    private Optional<RowFilter> filter(Source.Collection target) {
        return cover.at(target).filter();
    }

    private BsonDocument count(Source.Collection target, Condition query, boolean many) {
        BsonArray pipeline = found(target, query, many);
        pipeline.add(one("$count", text("n")));
        return ReadPrinter.of(target, pipeline);
    }

    private BsonArray found(Source.Collection target, Condition query, boolean many) {
        BsonArray pipeline = Bson.array(one("$match", query(target, query)));
        if (!many) {
            pipeline.add(one("$limit", new BsonInt32(1)));
        }
        return pipeline;
    }

    /** What gives the documents that a write finds: of several statements those of the first; nothing where it finds none. */
    Optional<BsonArray> found(Command.Write write) {
        return switch (write) {
            case Command.Insert _ -> Optional.empty();
            case Command.Update(var target, var changes) ->
                Optional.of(found(
                        target, changes.getFirst().query(), changes.getFirst().many()));
            case Command.Delete(var target, var removals) ->
                Optional.of(found(
                        target, removals.getFirst().query(), removals.getFirst().many()));
            case Command.FindAndModify modify -> Optional.of(found(modify.target(), modify.query(), false));
        };
    }

    /** What pictures the documents that a write finds before it runs, which is held to the picture then. */
    Optional<Count> count(Command.Write write) {
        boolean one = switch (write) {
            case Command.Update(var _, var changes) -> changes.size() == 1;
            case Command.Delete(var _, var removals) -> removals.size() == 1;
            case Command.Insert _, Command.FindAndModify _ -> true;
        };
        return found(write)
                .filter(_ -> one)
                .map(pipeline -> new Count(
                        MongoDocuments.bytes(ReadPrinter.rendering(ReadPrinter.of(write.target(), pipeline))),
                        List.of()));
    }

    /** Whether a document would come to lie, or come to be, where the grant's filter does not let it through (holes.md W7). */
    boolean leaves(Command.Write write, Set<String> written) {
        return filter(write.target())
                .map(filter -> switch (write) {
                    case Command.Insert(var _, var documents) ->
                        documents.stream().anyMatch(document -> !MongoRowFilters.accepts(filter, document));
                    case Command.Update _, Command.FindAndModify _ ->
                        MongoRowFilters.paths(filter)
                                .anyMatch(path -> written.stream().anyMatch(each -> FieldPath.meet(path, each)));
                    case Command.Delete _ -> false;
                })
                .orElse(false);
    }

    static BsonDocument print(Command.Define define) {
        return ReadPrinter.rendering(
                switch (define) {
                    case Command.Create(var collection) -> one("create", text(collection));
                    case Command.Drop(var collection) -> one("drop", text(collection));
                    case Command.CreateIndexes(var collection, var indexes) ->
                        one("createIndexes", text(collection))
                                .append(
                                        "indexes",
                                        new BsonArray(indexes.stream()
                                                .map(WritePrinter::index)
                                                .toList()));
                    case Command.DropIndexes(var collection, var names) ->
                        one("dropIndexes", text(collection))
                                .append("index", names.size() == 1 ? text(names.getFirst()) : Bson.texts(names));
                });
    }

    private static BsonDocument index(Command.Index index) {
        BsonDocument options =
                new BsonDocument("key", ExpressionPrinter.sort(index.keys().keys())).append("name", text(index.name()));
        Map.of("unique", index.unique(), "sparse", index.sparse()).entrySet().stream()
                .filter(Map.Entry::getValue)
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> options.append(entry.getKey(), BsonBoolean.TRUE));
        return options;
    }
}
