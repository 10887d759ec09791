package dev.sallyport.engine.mongodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Stages that put many documents together. */
record GroupReader(ExpressionReader expressions) {
    Stage read(String name, Fields fields) {
        Stage stage = switch (name) {
            case "$group" -> group(fields);
            case "$bucket" -> bucket(fields);
            default -> autoBucket(fields);
        };
        fields.end();
        return stage;
    }

    private Stage group(Fields fields) {
        Expression id = expressions.read(fields.require("_id"), fields.at("_id"));
        return new Stage.Group(id, accumulators(fields.rest(), fields));
    }

    private Stage bucket(Fields fields) {
        Expression of = expressions.read(fields.require("groupBy"), fields.at("groupBy"));
        Place at = fields.at("boundaries");
        BsonArray each = Fields.array(fields.require("boundaries"), at);
        List<Expression> boundaries = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            boundaries.add(expressions.read(each.get(i), at.in(i)));
        }
        Optional<Expression> otherwise =
                fields.take("default").map(value -> expressions.read(value, fields.at("default")));
        return new Stage.Bucket(of, boundaries, otherwise, output(fields));
    }

    private Stage autoBucket(Fields fields) {
        Expression of = expressions.read(fields.require("groupBy"), fields.at("groupBy"));
        long buckets = PipelineReader.positive(fields.require("buckets"), fields.at("buckets"));
        return new Stage.AutoBucket(of, buckets, output(fields));
    }

    private Map<String, Expression> output(Fields fields) {
        return fields.take("output")
                .map(value -> accumulators(
                        Fields.document(value, fields.at("output")), Fields.of(value, fields.at("output"))))
                .orElse(Map.of());
    }

    private Map<String, Expression> accumulators(Map<String, BsonValue> each, Fields fields) {
        Map<String, Expression> accumulators = new LinkedHashMap<>();
        each.forEach((name, value) -> accumulators.put(
                PlainValues.name(name, fields.at(name)), expressions.accumulator(value, fields.at(name))));
        return accumulators;
    }
}
