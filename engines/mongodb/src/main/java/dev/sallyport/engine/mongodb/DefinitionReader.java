package dev.sallyport.engine.mongodb;

import dev.sallyport.operation.Cause;
import dev.sallyport.operation.Effect;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.operation.Operation;
import dev.sallyport.operation.Risk;
import dev.sallyport.operation.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Commands that change collections themselves. */
record DefinitionReader(Sources sources, OptionsReader options, MongoCatalog catalog) {
    private static final int MOST_INDEXES = 64;

    MongoReader.Read create(Fields fields) {
        String name = fields.text("create");
        options.common(fields);
        for (String other :
                List.of("capped", "timeseries", "viewOn", "pipeline", "validator", "collation", "clusteredIndex")) {
            OptionsReader.refuse(
                    fields,
                    other,
                    "a collection is made without `" + other + "`",
                    "leave it out, or ask whoever runs the database");
        }
        requireNew(name, fields.at("create"));
        return read(new Command.Create(name), Set.of());
    }

    MongoReader.Read drop(Fields fields) {
        Source.Collection target = sources.base(fields.text("drop"), new Usage(), fields.at("drop"));
        options.common(fields);
        return read(new Command.Drop(target.name()), Set.of());
    }

    MongoReader.Read createIndexes(Fields fields) {
        Source.Collection target = sources.base(fields.text("createIndexes"), new Usage(), fields.at("createIndexes"));
        WrittenPaths paths = sources.written(target);
        Place at = fields.at("indexes");
        BsonArray all = Fields.array(fields.require("indexes"), at);
        if (all.isEmpty() || all.size() > MOST_INDEXES) {
            throw Refused.wrongValue(at, "1 to " + MOST_INDEXES + " indexes");
        }
        List<Command.Index> indexes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            indexes.add(index(Fields.of(all.get(i), at.in(i)), paths));
        }
        options.common(fields);
        return read(new Command.CreateIndexes(target.name(), indexes), paths.read());
    }

    private static Command.Index index(Fields fields, WrittenPaths paths) {
        Sort keys = SortReader.read(fields.require("key"), fields.at("key"));
        keys.keys().forEach(key -> paths.look(key.path(), fields.at("key")));
        if (keys.keys().isEmpty()) {
            throw Refused.wrongValue(fields.at("key"), "at least one path");
        }
        String name = fields.text("name");
        boolean unique = fields.bool("unique").orElse(false);
        boolean sparse = fields.bool("sparse").orElse(false);
        OptionsReader.refuse(
                fields,
                "expireAfterSeconds",
                "an index that deletes documents is not made",
                "delete them by a command");
        OptionsReader.refuse(
                fields,
                "partialFilterExpression",
                "an index of some documents tells which they are",
                "index all of them");
        fields.take("v").ifPresent(version -> Fields.whole(version, fields.at("v")));
        fields.end();
        return new Command.Index(name, keys, unique, sparse);
    }

    MongoReader.Read dropIndexes(Fields fields) {
        Source.Collection target = sources.base(fields.text("dropIndexes"), new Usage(), fields.at("dropIndexes"));
        options.common(fields);
        BsonValue named = fields.require("index");
        Place at = fields.at("index");
        List<String> names = named.isArray()
                ? named.asArray().stream().map(each -> Fields.text(each, at)).toList()
                : List.of(Fields.text(named, at));
        if (names.isEmpty()) {
            throw Refused.wrongValue(at, "names of indexes, or `*` for all");
        }
        return read(new Command.DropIndexes(target.name(), names), Set.of());
    }

    private void requireNew(String name, Place at) {
        boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_.-]{0,119}") && !name.startsWith("system.");
        if (!plain || name.startsWith(PipelinePrinter.OWN)) {
            throw Refused.wrongValue(
                    at,
                    "a name of letters, digits, `_`, `.` and `-` that begins with no digit, `system.` or `sallyport`");
        }
        if (catalog.collection(name).isPresent()) {
            throw Refused.malformed(at, "a collection `" + name + "` exists", "choose another name");
        }
    }

    private MongoReader.Read read(Command.Define command, Set<String> looked) {
        ObjectName name = new ObjectName(catalog.source(), catalog.database(), "", command.collection());
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect(0, Verb.DDL, name, looked, looked, Set.of(), Set.of(), Cause.STATED));
        if (!looked.isEmpty()) {
            effects.add(Effect.looks(1, name, looked));
        }
        return new MongoReader.Read(command, new Operation(effects, Set.of(), Set.of(Risk.DEFINITION)));
    }
}
