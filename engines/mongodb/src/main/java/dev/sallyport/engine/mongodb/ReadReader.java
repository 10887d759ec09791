package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Commands that read. */
record ReadReader(Sources sources, OptionsReader optionsReader) {
    /** So many documents are in the first batch where nothing else is asked for. */
    private static final long FIRST_BATCH = 101;

    private static final List<String> OF_CURSORS =
            List.of("tailable", "awaitData", "oplogReplay", "noCursorTimeout", "allowPartialResults");
    private static final List<String> OF_STORAGE = List.of("returnKey", "showRecordId", "min", "max");

    Command.Documents find(Fields fields) {
        Usage usage = new Usage();
        Source source = sources.open(fields.text("find"), usage);
        boolean sized = fields.has("batchSize");
        Command.Options options = options(fields);
        OF_CURSORS.forEach(name -> OptionsReader.refuseIfTrue(
                fields, name, "the cursor is the gateway's own and ends with the answer", "leave `" + name + "` out"));
        OF_STORAGE.forEach(name -> fields.take(name)
                .filter(each -> !isFalse(each))
                .ifPresent(_ -> {
                    throw Refused.unsupported(
                            fields.at(name),
                            "`" + name + "` shows or walks what is stored behind the masks",
                            "leave it out");
                }));
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage.Match(condition(fields, "filter", usage, options)));
        fields.take("sort")
                .map(value -> new Stage.SortBy(SortReader.ofDocuments(value, usage, fields.at("sort"))))
                .ifPresent(stages::add);
        singleBatch(fields, sized, cut(fields, stages));
        fields.take("projection")
                .filter(value -> !value.isDocument() || !value.asDocument().isEmpty())
                .map(value -> new ProjectionReader(usage, options.variables().keySet(), true)
                        .read(value, fields.at("projection")))
                .map(Stage.Project::new)
                .ifPresent(stages::add);
        return new Command.Documents(source, stages, options);
    }

    private static boolean isFalse(BsonValue value) {
        return value.isBoolean() && !value.asBoolean().getValue();
    }

    /** What is left out at the beginning and at the end; a limit of nought is none. */
    private static Optional<Long> cut(Fields fields, List<Stage> stages) {
        fields.whole("skip").filter(count -> count > 0).map(Stage.Skip::new).ifPresent(stages::add);
        Optional<Long> limit = fields.whole("limit").filter(count -> count > 0);
        limit.map(Stage.Limit::new).ifPresent(stages::add);
        return limit;
    }

    /** Drivers send it to find one document; what fits into a first batch is the whole answer (MongoDB manual, "find"). */
    private static void singleBatch(Fields fields, boolean sized, Optional<Long> limit) {
        if (fields.bool("singleBatch").orElse(false) && (sized || limit.orElse(Long.MAX_VALUE) > FIRST_BATCH)) {
            throw Refused.unsupported(
                    fields.at("singleBatch"),
                    "where a batch ends is the gateway's own",
                    "set a `limit` of at most " + FIRST_BATCH + " and leave `batchSize` out, or leave it out");
        }
    }

    Command.Documents aggregate(Fields fields) {
        Usage usage = new Usage();
        BsonValue on = fields.require("aggregate");
        Place at = fields.at("pipeline");
        BsonArray pipeline = Fields.array(fields.require("pipeline"), at);
        boolean stated = on.isNumber() && on.asNumber().doubleValue() == 1;
        Source source = stated ? new Source.Stated() : sources.open(Fields.text(on, fields.at("aggregate")), usage);
        Command.Options options = options(fields);
        cursor(fields);
        fields.take("bypassDocumentValidation");
        PipelineReader reader =
                new PipelineReader(sources, usage, options.variables().keySet());
        List<Stage> stages = new ArrayList<>();
        if (stated) {
            stages.add(stated(pipeline, reader, at));
        }
        stages.addAll(reader.read(stated ? pipeline.subList(1, pipeline.size()) : pipeline, at));
        return new Command.Documents(source, stages, options);
    }

    private static Stage stated(BsonArray pipeline, PipelineReader reader, Place at) {
        if (pipeline.isEmpty()
                || !pipeline.getFirst().isDocument()
                || !pipeline.getFirst().asDocument().containsKey("$documents")) {
            throw Refused.unsupported(
                    at, "a pipeline without a collection begins with `$documents`", "name a collection");
        }
        Place first = at.in(0).in("$documents");
        Fields only = Fields.of(pipeline.getFirst(), at.in(0));
        Expression documents = reader.expressions().read(only.require("$documents"), first);
        only.end();
        return new Stage.Documents(documents);
    }

    private static void cursor(Fields fields) {
        fields.take("cursor").ifPresent(value -> {
            Fields cursor = Fields.of(value, fields.at("cursor"));
            cursor.whole("batchSize");
            cursor.end();
        });
    }

    Command.Count count(Fields fields) {
        Usage usage = new Usage();
        Source source = sources.open(fields.text("count"), usage);
        Command.Options options = options(fields);
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage.Match(condition(fields, "query", usage, options)));
        cut(fields, stages);
        usage.make();
        return new Command.Count(source, stages, options);
    }

    Command.Distinct distinct(Fields fields) {
        Usage usage = new Usage();
        Source source = sources.open(fields.text("distinct"), usage);
        Command.Options options = options(fields);
        FieldPath key = FieldPath.withoutPlace(fields.text("key"), fields.at("key"));
        usage.test(key);
        Condition query = condition(fields, "query", usage, options);
        usage.make();
        return new Command.Distinct(source, List.of(new Stage.Match(query)), key, options);
    }

    private Command.Options options(Fields fields) {
        return optionsReader.ofRead(
                fields,
                ExpressionReader.of(
                        _ -> {
                            throw Refused.wrongValue(fields.at("let"), "constants");
                        },
                        Set.of()));
    }

    private static Condition condition(Fields fields, String name, Usage usage, Command.Options options) {
        return ConditionReader.of(usage, options.variables().keySet()).readIfAny(fields.take(name), fields.at(name));
    }
}
