package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.call;
import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Writes what is sent for a command that reads, which is always a pipeline. */
record ReadPrinter(MongoCover cover) {
    private static final String VALUE = PipelinePrinter.OWN + "Value";

    BsonDocument print(Command.Read read) {
        return switch (read) {
            case Command.Documents(var source, var stages, var options) ->
                planned(rendering(command(source, pipeline(source, stages), options)), source, stages);
            case Command.Count(var source, var stages, var options) -> {
                BsonArray pipeline = pipeline(source, stages);
                pipeline.add(one("$count", text("n")));
                yield rendering(command(source, pipeline, options)).append("otherwise", one("n", new BsonInt32(0)));
            }
            case Command.Distinct(var source, var stages, var key, var options) -> {
                BsonArray pipeline = pipeline(source, stages);
                pipeline.addAll(distinct(key));
                yield rendering(command(source, pipeline, options)).append("otherwise", one("values", new BsonArray()));
            }
        };
    }

    static BsonDocument rendering(BsonDocument command) {
        return new BsonDocument("command", command);
    }

    /** Where the answer holds documents of the collection: the paths that were planned, for the second layer. */
    private BsonDocument planned(BsonDocument rendering, Source source, List<Stage> stages) {
        return source instanceof Source.Collection collection && stages.stream().allMatch(Stage::keepsPaths)
                ? rendering.append("planned", Bson.texts(cover.planned(collection)))
                : rendering;
    }

    private BsonArray pipeline(Source source, List<Stage> stages) {
        BsonArray pipeline = cover.before(source, stages);
        pipeline.addAll(new PipelinePrinter(cover::before, cover::narrows).print(stages));
        return pipeline;
    }

    private BsonDocument command(Source source, BsonArray pipeline, Command.Options options) {
        BsonValue on = source instanceof Source.Stated ? new BsonInt32(1) : text(PipelinePrinter.base(source));
        BsonDocument command =
                new BsonDocument("aggregate", on).append("pipeline", pipeline).append("cursor", new BsonDocument());
        if (cover.isCollated()) {
            command.append("collation", one("locale", text("simple")));
        }
        if (!options.variables().isEmpty()) {
            command.append("let", ExpressionPrinter.fields(options.variables()));
        }
        return command;
    }

    private static BsonDocument aggregate(BsonValue on, BsonArray pipeline) {
        return new BsonDocument("aggregate", on).append("pipeline", pipeline).append("cursor", new BsonDocument());
    }

    /** A pipeline upon a collection as it is stored. */
    static BsonDocument of(Source.Collection collection, BsonArray pipeline) {
        return aggregate(text(collection.name()), pipeline);
    }

    /** Each value once, of arrays on the way and at the end their elements (MongoDB manual, "distinct"). */
    private static List<BsonDocument> distinct(FieldPath key) {
        BsonValue values = Bson.array(text("$$ROOT"));
        for (String each : key.keys()) {
            values = within(values, each);
        }
        BsonDocument all = one("$addToSet", text("$" + VALUE));
        return List.of(
                one("$project", new BsonDocument("_id", BsonBoolean.FALSE).append(VALUE, values)),
                one("$unwind", new BsonDocument("path", text("$" + VALUE))),
                one("$group", new BsonDocument("_id", BsonNull.VALUE).append("values", all)),
                one("$project", new BsonDocument("_id", BsonBoolean.FALSE).append("values", BsonBoolean.TRUE)));
    }

    /** What stands at a key of each of these that is a document; the elements of it where it is an array. */
    private static BsonValue within(BsonValue documents, String key) {
        BsonValue value = text("$$this." + key);
        BsonValue found = one(
                "$switch",
                new BsonDocument(
                                "branches",
                                Bson.array(
                                        new BsonDocument("case", call("$not", Bson.isOfType(text("$$this"), "object")))
                                                .append("then", new BsonArray()),
                                        new BsonDocument("case", Bson.isOfType(value, "missing"))
                                                .append("then", new BsonArray()),
                                        new BsonDocument("case", Bson.isArray(value)).append("then", value)))
                        .append("default", Bson.array(value)));
        return one(
                "$reduce",
                new BsonDocument("input", documents)
                        .append("initialValue", new BsonArray())
                        .append("in", call("$concatArrays", text("$$value"), found)));
    }
}
