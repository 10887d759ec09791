package dev.sallyport.engine.mongodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Stages that bring documents of another collection in. */
record JoinReader(PipelineReader outer) {
    Stage read(String name, BsonValue value, Place at) {
        return name.equals("$lookup") ? lookup(Fields.of(value, at)) : union(value, at);
    }

    private Stage lookup(Fields fields) {
        BsonValue name = fields.require("from");
        if (name.isDocument()) {
            throw otherDatabase(fields.at("from"));
        }
        Usage usage = new Usage();
        Source from = outer.sources().open(Fields.text(name, fields.at("from")), usage);
        Optional<Stage.Keys> keys = keys(fields, usage);
        Map<String, Expression> variables = fields.take("let")
                .map(value -> outer.expressions().variables(value, fields.at("let")))
                .orElse(Map.of());
        Optional<BsonValue> inner = fields.take("pipeline");
        if (keys.isEmpty() && inner.isEmpty()) {
            throw Refused.wrongValue(fields.at("localField"), "`localField` and `foreignField`, or a pipeline");
        }
        List<Stage> pipeline = pipeline(inner, usage, variables, fields.at("pipeline"));
        String as = FieldPath.of(fields.text("as"), fields.at("as")).text();
        fields.end();
        return new Stage.Lookup(from, keys, variables, pipeline, as);
    }

    private Optional<Stage.Keys> keys(Fields fields, Usage usage) {
        Optional<BsonValue> local = fields.take("localField");
        Optional<BsonValue> foreign = fields.take("foreignField");
        if (local.isEmpty() && foreign.isEmpty()) {
            return Optional.empty();
        }
        FieldPath here = path(local, fields.at("localField"));
        FieldPath there = path(foreign, fields.at("foreignField"));
        outer.usage().test(here);
        usage.test(there);
        return Optional.of(new Stage.Keys(here, there));
    }

    private static FieldPath path(Optional<BsonValue> value, Place at) {
        return FieldPath.withoutPlace(Fields.text(value.orElseThrow(() -> Refused.wrongValue(at, "a path")), at), at);
    }

    private List<Stage> pipeline(Optional<BsonValue> inner, Usage usage, Map<String, Expression> variables, Place at) {
        return inner.map(value -> outer.deeper(
                                usage,
                                outer.expressions().with(variables.keySet()).variables())
                        .read(Fields.array(value, at), at))
                .orElse(List.of());
    }

    private Stage union(BsonValue value, Place at) {
        Usage usage = new Usage();
        if (value.isString()) {
            return new Stage.Union(outer.sources().open(Fields.text(value, at), usage), List.of());
        }
        Fields fields = Fields.of(value, at);
        BsonValue name = fields.require("coll");
        if (name.isDocument()) {
            throw otherDatabase(fields.at("coll"));
        }
        Source with = outer.sources().open(Fields.text(name, fields.at("coll")), usage);
        List<Stage> pipeline = pipeline(
                fields.take("pipeline").or(() -> Optional.of(new BsonArray())), usage, Map.of(), fields.at("pipeline"));
        fields.end();
        return new Stage.Union(with, pipeline);
    }

    private static Refused otherDatabase(Place at) {
        return Refused.unsupported(
                at, "a collection of another database is not taken", "name a collection of this source's database");
    }
}
