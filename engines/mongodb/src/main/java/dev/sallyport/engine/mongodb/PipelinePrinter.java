package dev.sallyport.engine.mongodb;

import static dev.sallyport.engine.mongodb.Bson.one;
import static dev.sallyport.engine.mongodb.Bson.text;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Writes pipelines from their trees: every name and value in them is written here, and what stands before a source is asked for.
 *
 * @param sources what the pipeline of a source begins with, under masks and row filters
 * @param narrowing whether what is equal in a lookup may be looked for in the documents as they are stored
 */
record PipelinePrinter(Function<Source, BsonArray> sources, BiPredicate<Source, FieldPath> narrowing) {
    /** How names of the gateway's own begin, which are nobody else's. */
    static final String OWN = "sallyport";

    private static final String LOCAL = OWN + "Local";

    BsonArray print(List<Stage> stages) {
        BsonArray pipeline = new BsonArray();
        stages.forEach(stage -> pipeline.add(print(stage)));
        return pipeline;
    }

    private BsonDocument print(Stage stage) {
        return switch (stage) {
            case Stage.Match(var condition) -> one("$match", ConditionPrinter.print(condition));
            case Stage.Project(var projection) -> one("$project", ProjectionPrinter.print(projection));
            case Stage.Set(var fields) -> one("$addFields", ExpressionPrinter.fields(fields));
            case Stage.Unset(var paths) ->
                one(
                        "$unset",
                        new BsonArray(
                                paths.stream().map(path -> text(path.text())).toList()));
            case Stage.Replace(var root) -> one("$replaceWith", ExpressionPrinter.print(root));
            case Stage.Redact(var decision) -> one("$redact", ExpressionPrinter.print(decision));
            case Stage.SortBy(var sort) -> one("$sort", ExpressionPrinter.sort(sort.keys()));
            case Stage.Limit(long documents) -> one("$limit", new BsonInt64(documents));
            case Stage.Skip(long documents) -> one("$skip", new BsonInt64(documents));
            case Stage.Sample(long size) -> one("$sample", new BsonDocument("size", new BsonInt64(size)));
            case Stage.Count(var field) -> one("$count", text(field));
            case Stage.SortByCount(var of) -> one("$sortByCount", ExpressionPrinter.print(of));
            case Stage.Unwind unwind -> one("$unwind", unwind(unwind));
            case Stage.Group(var id, var fields) -> {
                BsonDocument group = new BsonDocument("_id", ExpressionPrinter.print(id));
                group.putAll(ExpressionPrinter.fields(fields));
                yield one("$group", group);
            }
            case Stage.Bucket bucket -> one("$bucket", bucket(bucket));
            case Stage.AutoBucket bucket -> one("$bucketAuto", autoBucket(bucket));
            case Stage.Facet(var pipelines) -> {
                BsonDocument facet = new BsonDocument();
                pipelines.forEach((name, each) -> facet.append(name, print(each)));
                yield one("$facet", facet);
            }
            case Stage.Lookup lookup -> one("$lookup", lookup(lookup));
            case Stage.Union(var with, var pipeline) ->
                one("$unionWith", new BsonDocument("coll", text(base(with))).append("pipeline", of(with, pipeline)));
            case Stage.Documents(var documents) -> one("$documents", ExpressionPrinter.print(documents));
        };
    }

    /** What a pipeline upon a source comes to. */
    BsonArray of(Source source, List<Stage> stages) {
        BsonArray pipeline = sources.apply(source);
        pipeline.addAll(print(stages));
        return pipeline;
    }

    /** The collection that is read in the end. */
    static String base(Source source) {
        return switch (source) {
            case Source.Collection collection -> collection.name();
            case Source.View(var _, var on, var _) -> base(on);
            case Source.Stated() -> throw new IllegalArgumentException("documents that are stated have no collection");
        };
    }

    private static BsonDocument unwind(Stage.Unwind unwind) {
        BsonDocument options = new BsonDocument("path", text("$" + unwind.path().text()));
        unwind.index().ifPresent(name -> options.append("includeArrayIndex", text(name)));
        return options.append("preserveNullAndEmptyArrays", BsonBoolean.valueOf(unwind.keepsEmpty()));
    }

    private static BsonDocument bucket(Stage.Bucket bucket) {
        BsonDocument options = new BsonDocument("groupBy", ExpressionPrinter.print(bucket.of()))
                .append("boundaries", ExpressionPrinter.all(bucket.boundaries()));
        bucket.otherwise().ifPresent(each -> options.append("default", ExpressionPrinter.print(each)));
        return withOutput(options, bucket.fields());
    }

    private static BsonDocument autoBucket(Stage.AutoBucket bucket) {
        return withOutput(
                new BsonDocument("groupBy", ExpressionPrinter.print(bucket.of()))
                        .append("buckets", new BsonInt64(bucket.buckets())),
                bucket.fields());
    }

    private static BsonDocument withOutput(BsonDocument options, Map<String, Expression> fields) {
        return fields.isEmpty() ? options : options.append("output", ExpressionPrinter.fields(fields));
    }

    /**
     * What is equal is looked for behind the masks. Where the path is clear it is looked for in the documents as they are stored
     * too, before, because an index serves that.
     */
    private BsonDocument lookup(Stage.Lookup lookup) {
        BsonDocument options = new BsonDocument("from", text(base(lookup.from())));
        BsonDocument variables = ExpressionPrinter.fields(lookup.variables());
        BsonArray pipeline = sources.apply(lookup.from());
        lookup.keys().ifPresent(keys -> {
            if (narrowing.test(lookup.from(), keys.foreign())) {
                options.append("localField", text(keys.local().text()))
                        .append("foreignField", text(keys.foreign().text()));
            }
            variables.append(LOCAL, Bson.call("$ifNull", text("$" + keys.local().text()), BsonNull.VALUE));
            pipeline.add(one("$match", one("$expr", equal(keys.foreign()))));
        });
        pipeline.addAll(print(lookup.pipeline()));
        return options.append("let", variables).append("pipeline", pipeline).append("as", text(lookup.as()));
    }

    /** Any of the one among any of the other, where absent is null (MongoDB manual, "$lookup"). */
    private static BsonValue equal(FieldPath foreign) {
        BsonValue here = elements(text("$$" + LOCAL));
        BsonValue there = elements(Bson.call("$ifNull", text("$" + foreign.text()), BsonNull.VALUE));
        return Bson.call("$gt", one("$size", Bson.call("$setIntersection", here, there)), new BsonInt32(0));
    }

    private static BsonValue elements(BsonValue value) {
        return Bson.call("$cond", Bson.isArray(value), value, Bson.array(value));
    }
}
