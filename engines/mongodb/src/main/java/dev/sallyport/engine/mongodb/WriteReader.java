package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Commands that change documents, with what they read, write and run into. */
final class WriteReader {
    private static final int MOST_STATEMENTS = 100;

    private final Sources sources;
    private final OptionsReader options;
    private final Set<Risk> risks = EnumSet.noneOf(Risk.class);

    WriteReader(Sources sources, OptionsReader options) {
        this.sources = sources;
        this.options = options;
    }

    MongoReader.Read insert(Fields fields) {
        Source.Collection target = target(fields, "insert");
        WrittenPaths paths = sources.written(target);
        List<BsonDocument> documents = new ArrayList<>();
        each(fields, "documents", (value, at) -> {
            BsonDocument document = PlainValues.document(Fields.document(value, at), at);
            paths.document(document, at);
            documents.add(document);
        });
        common(fields);
        return read(new Command.Insert(target, documents), Verb.INSERT, paths);
    }

    MongoReader.Read update(Fields fields) {
        Source.Collection target = target(fields, "update");
        WrittenPaths paths = sources.written(target);
        List<Command.Change> changes = new ArrayList<>();
        each(fields, "updates", (value, at) -> changes.add(change(Fields.of(value, at), paths, target)));
        common(fields);
        return read(new Command.Update(target, changes), Verb.UPDATE, paths);
    }

    private Command.Change change(Fields fields, WrittenPaths paths, Source.Collection target) {
        Condition query = query(fields, "q", paths, target);
        Map<String, BsonDocument> updates = new ChangeReader(paths).read(fields.require("u"), fields.at("u"));
        boolean many = fields.bool("multi").orElse(false);
        refuseOfChanges(fields);
        fields.end();
        return new Command.Change(query, updates, many);
    }

    private static void refuseOfChanges(Fields fields) {
        OptionsReader.refuseIfTrue(
                fields, "upsert", "a document that is missing is not written instead", "update, then insert");
        OptionsReader.refuse(
                fields, "arrayFilters", "elements of arrays are not chosen by a write", "write the whole array");
        refuseOfQueries(fields);
    }

    private static void refuseOfQueries(Fields fields) {
        OptionsReader.refuse(fields, "collation", "texts are compared by their bytes", "leave it out");
        OptionsReader.refuse(fields, "hint", "which index serves is the server's choice", "leave it out");
    }

    MongoReader.Read delete(Fields fields) {
        Source.Collection target = target(fields, "delete");
        WrittenPaths paths = sources.written(target);
        List<Command.Removal> removals = new ArrayList<>();
        each(fields, "deletes", (value, at) -> removals.add(removal(Fields.of(value, at), paths, target)));
        common(fields);
        return read(new Command.Delete(target, removals), Verb.DELETE, paths);
    }

    private Command.Removal removal(Fields fields, WrittenPaths paths, Source.Collection target) {
        Condition query = query(fields, "q", paths, target);
        long limit = Fields.whole(fields.require("limit"), fields.at("limit"));
        if (limit > 1) {
            throw Refused.wrongValue(fields.at("limit"), "0 for all documents or 1 for any one");
        }
        refuseOfQueries(fields);
        fields.end();
        return new Command.Removal(query, limit == 0);
    }

    MongoReader.Read findAndModify(Fields fields, String name) {
        Source.Collection target = target(fields, name);
        WrittenPaths paths = sources.written(target);
        Condition query = query(fields, "query", paths, target);
        OptionsReader.refuse(
                fields,
                "sort",
                "documents as they are stored are put in no order",
                "name the one document by its `_id`");
        boolean removes = fields.bool("remove").orElse(false);
        Map<String, BsonDocument> updates =
                removes ? Map.of() : new ChangeReader(paths).read(fields.require("update"), fields.at("update"));
        boolean after = fields.bool("new").orElse(false);
        Set<String> returned = new ReturnedPaths(target.collection()).read(fields.take("fields"), fields.at("fields"));
        refuseOfChanges(fields);
        common(fields);
        return read(
                new Command.FindAndModify(target, query, updates, after, returned),
                removes ? Verb.DELETE : Verb.UPDATE,
                paths,
                returned);
    }

    private Condition query(Fields fields, String name, WrittenPaths paths, Source.Collection target) {
        Condition query = new WriteConditions(paths).read(fields.require(name), fields.at(name));
        if (!WriteConditions.isBounded(query, target.collection())) {
            risks.add(Risk.UNBOUNDED);
        }
        return query;
    }

    private Source.Collection target(Fields fields, String name) {
        Source.Collection target = sources.base(fields.text(name), new Usage(), fields.at(name));
        if (target.collection().rules().collated()) {
            throw Refused.unsupported(
                    fields.at(name),
                    "`" + target.name()
                            + "` compares texts otherwise than by their bytes, and nothing is written by that",
                    "ask whoever runs the database");
        }
        return target;
    }

    /** What is done with each. */
    private interface Statement {
        void take(BsonValue value, Place at);
    }

    private static void each(Fields fields, String name, Statement statement) {
        Place at = fields.at(name);
        BsonArray all = Fields.array(fields.require(name), at);
        if (all.isEmpty() || all.size() > MOST_STATEMENTS) {
            throw Refused.wrongValue(at, "1 to " + MOST_STATEMENTS + " of them");
        }
        for (int i = 0; i < all.size(); i++) {
            statement.take(all.get(i), at.in(i));
        }
    }

    private void common(Fields fields) {
        options.common(fields);
        fields.bool("ordered").filter(ordered -> !ordered).ifPresent(_ -> {
            throw Refused.unsupported(
                    fields.at("ordered"), "a write is kept whole or not at all", "leave `ordered` out");
        });
        OptionsReader.refuseIfTrue(
                fields, "bypassDocumentValidation", "documents are checked as the collection says", "leave it out");
        OptionsReader.refuse(fields, "let", "a write takes no variables", "put the values where they belong");
        OptionsReader.refuse(fields, "writeConcern", "how a write is kept is the gateway's own", "leave it out");
    }

    private MongoReader.Read read(Command.Write command, Verb verb, WrittenPaths paths) {
        return read(command, verb, paths, Set.of());
    }

    private MongoReader.Read read(Command.Write command, Verb verb, WrittenPaths paths, Set<String> returned) {
        Set<String> read = new TreeSet<>(paths.read());
        read.addAll(returned);
        MongoCollection collection = command.target().collection();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect(
                command.target().reference(),
                verb,
                collection.description().name(),
                read,
                paths.read(),
                returned,
                paths.written(),
                Cause.STATED));
        if (verb != Verb.DELETE) {
            requireSameId(verb, paths);
            Set<String> looked = keys(collection, verb, paths.written());
            if (verb == Verb.UPDATE) {
                looked.addAll(collection.rules().lookedAt(paths.written(), whole(collection)));
            }
            if (!looked.isEmpty()) {
                effects.add(Effect.looks(1, collection.description().name(), looked));
            }
        }
        return new MongoReader.Read(command, new Operation(effects, Set.of(), risks));
    }

    /** A document with another id would be another document (holes.md W7). */
    private static void requireSameId(Verb verb, WrittenPaths paths) {
        boolean id = paths.written().stream().anyMatch(path -> path.equals("_id") || path.startsWith("_id."));
        if (verb == Verb.UPDATE && id) {
            throw Refused.unsupported(
                    Place.COMMAND,
                    "the `_id` of a document is not changed",
                    "write a new document and delete the old one");
        }
    }

    /** All its paths, also those that do not exist for the caller. */
    private List<String> whole(MongoCollection collection) {
        return sources.whole(collection).paths();
    }

    /** The paths of keys that the written values may run into: whether they do tells of documents that are there (W3). */
    private Set<String> keys(MongoCollection collection, Verb verb, Set<String> written) {
        Set<String> looked = new TreeSet<>();
        if (written.contains("_id")) {
            looked.add("_id");
        }
        for (MongoIndex index : collection.indexes()) {
            Set<String> paths = index.lookedAt();
            boolean meets = verb == Verb.INSERT || paths.isEmpty() || MongoRules.meets(paths, written);
            if (index.unique() && meets && !paths.equals(Set.of("_id"))) {
                looked.addAll(MongoRules.columns(paths, whole(collection)));
            }
        }
        return looked;
    }
}
