package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Pipelines, each stage by its name and each of its options by theirs. */
record PipelineReader(Sources sources, Usage usage, Set<String> variables, int depth) {
    private static final int MOST_STAGES = 100;
    private static final int DEEPEST = 6;

    PipelineReader(Sources sources, Usage usage, Set<String> variables) {
        this(sources, usage, variables, 1);
    }

    List<Stage> read(List<? extends BsonValue> pipeline, Place at) {
        if (pipeline.size() > MOST_STAGES) {
            throw Refused.tooLarge("a pipeline has more than " + MOST_STAGES + " stages", "send fewer");
        }
        if (depth > DEEPEST) {
            throw Refused.tooLarge("pipelines nest deeper than " + DEEPEST + " levels", "nest less");
        }
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < pipeline.size(); i++) {
            Map.Entry<String, BsonValue> stage = Fields.only(
                    Fields.document(pipeline.get(i), at.in(i)), at.in(i), "one stage in a document of its own");
            stages.add(stage(stage.getKey(), stage.getValue(), at.in(i).in(stage.getKey())));
        }
        return stages;
    }

    private Stage stage(String name, BsonValue value, Place at) {
        return switch (name) {
            case "$match" ->
                new Stage.Match(ConditionReader.of(usage, variables).read(value, at));
            case "$project" -> new Stage.Project(projection(value, at));
            case "$set", "$addFields" -> new Stage.Set(set(Fields.document(value, at), at));
            case "$unset" -> new Stage.Unset(paths(value, at));
            case "$replaceRoot" -> replaceRoot(Fields.of(value, at));
            case "$replaceWith" -> made(new Stage.Replace(expressions().read(value, at)));
            case "$redact" -> redact(value, at);
            case "$sort" -> new Stage.SortBy(SortReader.ofDocuments(value, usage, at));
            case "$limit" -> new Stage.Limit(positive(value, at));
            case "$skip" -> new Stage.Skip(Fields.whole(value, at));
            case "$sample" -> sample(Fields.of(value, at));
            case "$count" -> made(new Stage.Count(PlainValues.name(Fields.text(value, at), at)));
            case "$sortByCount" -> made(new Stage.SortByCount(counted(value, at)));
            case "$unwind" -> unwind(value, at);
            case "$group", "$bucket", "$bucketAuto" ->
                made(new GroupReader(expressions()).read(name, Fields.of(value, at)));
            case "$facet" -> facet(Fields.document(value, at), at);
            case "$lookup", "$unionWith" -> new JoinReader(this).read(name, value, at);
            default -> throw refused(name, at);
        };
    }

    private static Refused refused(String name, Place at) {
        return switch (name) {
            case "$out", "$merge" ->
                Refused.unsupported(at, "`" + name + "` writes, and a pipeline only reads here", "read, then insert");
            case "$graphLookup" ->
                Refused.unsupported(
                        at,
                        "`$graphLookup` walks over documents as they are, without masks",
                        "use `$lookup` for each step");
            case "$documents" ->
                Refused.unsupported(at, "`$documents` stands first or nowhere", "put it first, with `aggregate: 1`");
            default -> Refused.unknownOperator(at, name);
        };
    }

    /** From here on documents are made of what the stage names. */
    Stage made(Stage stage) {
        usage.make();
        return stage;
    }

    ExpressionReader expressions() {
        return ExpressionReader.of(path -> path.ifPresentOrElse(usage::name, usage::whole), variables);
    }

    Projection projection(BsonValue value, Place at) {
        Projection projection = new ProjectionReader(usage, variables, false).read(value, at);
        if (projection.fields().isEmpty()) {
            throw Refused.wrongValue(at, "at least one field");
        }
        return projection;
    }

    static long positive(BsonValue value, Place at) {
        long number = Fields.whole(value, at);
        if (number == 0) {
            throw Refused.wrongValue(at, "a whole number from 1");
        }
        return number;
    }

    /** Documents in it are written as they were: a field in a document is set within what is there. */
    private Map<String, Expression> set(BsonDocument document, Place at) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        document.forEach((path, value) -> {
            FieldPath.of(path, at);
            fields.put(path, expressions().read(value, at.in(path)));
        });
        if (fields.isEmpty()) {
            throw Refused.wrongValue(at, "at least one field");
        }
        return fields;
    }

    private static List<FieldPath> paths(BsonValue value, Place at) {
        List<FieldPath> paths = new ArrayList<>();
        BsonArray array = value.isArray() ? value.asArray() : new BsonArray(List.of(value));
        for (int i = 0; i < array.size(); i++) {
            paths.add(FieldPath.of(Fields.text(array.get(i), at.in(i)), at.in(i)));
        }
        if (paths.isEmpty()) {
            throw Refused.wrongValue(at, "at least one path");
        }
        return paths;
    }

    private Stage replaceRoot(Fields fields) {
        Expression root = expressions().read(fields.require("newRoot"), fields.at("newRoot"));
        fields.end();
        return made(new Stage.Replace(root));
    }

    /** The servers take no constant there (MongoDB manual, "$sortByCount"). */
    private Expression counted(BsonValue value, Place at) {
        boolean isPath = value.isString() && value.asString().getValue().startsWith("$");
        if (!isPath && !value.isDocument()) {
            throw Refused.wrongValue(at, "a path or an operator");
        }
        return expressions().read(value, at);
    }

    private Stage redact(BsonValue value, Place at) {
        usage.whole();
        return new Stage.Redact(expressions().inRedact().read(value, at));
    }

    private static Stage sample(Fields fields) {
        long size = positive(fields.require("size"), fields.at("size"));
        fields.end();
        return new Stage.Sample(size);
    }

    private Stage unwind(BsonValue value, Place at) {
        if (value.isString()) {
            return new Stage.Unwind(unwound(value, at), Optional.empty(), false);
        }
        Fields fields = Fields.of(value, at);
        FieldPath path = unwound(fields.require("path"), fields.at("path"));
        Optional<String> index = fields.take("includeArrayIndex")
                .map(name -> PlainValues.name(Fields.text(name, at), fields.at("includeArrayIndex")));
        boolean keeps = fields.bool("preserveNullAndEmptyArrays").orElse(false);
        fields.end();
        return new Stage.Unwind(path, index, keeps);
    }

    private FieldPath unwound(BsonValue value, Place at) {
        String text = Fields.text(value, at);
        if (!text.startsWith("$") || text.startsWith("$$")) {
            throw Refused.wrongValue(at, "a path after a dollar sign");
        }
        FieldPath path = FieldPath.of(text.substring(1), at);
        usage.test(path);
        return path;
    }

    private Stage facet(BsonDocument document, Place at) {
        Map<String, List<Stage>> pipelines = new LinkedHashMap<>();
        boolean then = usage.isMade();
        document.forEach((name, pipeline) -> {
            Place inside = at.in(PlainValues.name(name, at));
            pipelines.put(name, deeper(usage, variables).read(Fields.array(pipeline, inside), inside));
            usage.backTo(then);
        });
        if (pipelines.isEmpty()) {
            throw Refused.wrongValue(at, "at least one pipeline");
        }
        return made(new Stage.Facet(pipelines));
    }

    PipelineReader deeper(Usage of, Set<String> named) {
        return new PipelineReader(sources, of, named, depth + 1);
    }
}
