package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {
    private final List<String> paths = new ArrayList<>();
    private final ConditionReader reader = new ConditionReader(
            path -> paths.add(path.text()),
            Optional.of(ExpressionReader.of(
                    path -> paths.add(path.map(FieldPath::text).orElse("all")), Set.of())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$where: 'true'}",
                "{$text: {$search: 'a'}}",
                "{$jsonSchema: {}}",
                "{$comment: 'a'}",
                "{$alwaysTrue: 1}",
                "{$_internalExprEq: 1}",
                "{$sampleRate: 0.5}",
                "{a: {$near: [0, 0]}}",
                "{a: {$geoWithin: {}}}",
                "{a: {$where: 1}}",
                "{a: {$function: 1}}",
                "{a: {$expr: 1}}",
                "{a: {$_internalEq: 1}}",
                "{a: {$ref: 'x', $id: 1}}",
                "{a: {$gt: 1, b: 2}}",
                "{a: {$not: {$where: 1}}}",
                "{a: {$elemMatch: {$expr: 1}}}",
                "{a: {$elemMatch: {$where: 1}}}",
                "{a: {$elemMatch: {b: {$where: 1}}}}",
                "{$and: [{$or: [{$where: 1}]}]}",
                "{$expr: {$function: 1}}",
                "{$and: [{$where: 1}]}"
            })
    void anOperatorThatIsNotKnownIsRefusedAtAnyDepth(String json) {
        assertThat(refused(json).refusal().rule()).isIn("mongodb.operator", "mongodb.value");
        assertThat(refused(json).refusal().nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$and: []}",
                "{$or: {}}",
                "{$nor: 1}",
                "{$and: [1]}",
                "{'': 1}",
                "{'a.': 1}",
                "{'.a': 1}",
                "{'a..b': 1}",
                "{'a.$b': 1}",
                "{'a.$': 1}",
                "{a: {$in: 1}}",
                "{a: {$nin: {}}}",
                "{a: {$all: 1}}",
                "{a: {$size: -1}}",
                "{a: {$size: 1.5}}",
                "{a: {$exists: 'x'}}",
                "{a: {$type: []}}",
                "{a: {$type: {}}}",
                "{a: {$mod: [1]}}",
                "{a: {$mod: ['1', 2]}}",
                "{a: {$regex: 1}}",
                "{a: {$options: 'i'}}",
                "{a: {$regex: 'a', $options: 'g'}}",
                "{a: {$regex: 'a', $options: 1}}",
                "{a: {$not: 1}}",
                "{a: {$not: {b: 1}}}",
                "{a: {$elemMatch: 1}}",
                "{a: {$eq: {$gt: 1}}}",
                "{a: {$in: [{$gt: 1}]}}",
                "{a: {b: {$gt: 1}}}",
                "{a: [{$gt: 1}]}",
                "{a: {'b.c': 1}}",
                "{a: {'': 1}}"
            })
    void whatTheServerWouldTakeOtherwiseIsRefused(String json) {
        assertThat(refused(json).refusal().rule()).isEqualTo("mongodb.value");
        assertThat(refused(json).refusal().message()).contains("at `");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {}",
                "{a: 1} | {a: {$eq: 1}}",
                "{a: null} | {a: {$eq: null}}",
                "{a: {b: 1}} | {a: {$eq: {b: 1}}}",
                "{a: {}} | {a: {$eq: {}}}",
                "{a: [1, 'x']} | {a: {$eq: [1, 'x']}}",
                "{a: '$b'} | {a: {$eq: '$b'}}",
                "{a: '$$ROOT'} | {a: {$eq: '$$ROOT'}}",
                "{a: 1, 'b.0.c': 2} | {$and: [{a: {$eq: 1}}, {'b.0.c': {$eq: 2}}]}",
                "{a: {$gt: 1, $lt: 5}} | {$and: [{a: {$gt: 1}}, {a: {$lt: 5}}]}",
                "{a: /x/i} | {a: {$regex: 'x', $options: 'i'}}",
                "{a: {$regex: 'x', $options: 'i'}} | {a: {$regex: 'x', $options: 'i'}}",
                "{a: {$not: /x/}} | {a: {$not: /x/}}",
                "{a: {$not: {$gt: 1, $regex: 'y'}}} | {a: {$not: {$gt: 1, $regex: 'y', $options: ''}}}",
                "{a: {$in: [1, /x/]}} | {a: {$in: [1, /x/]}}",
                "{a: {$exists: 0}} | {a: {$exists: false}}",
                "{a: {$type: 'int'}} | {a: {$type: ['int']}}",
                "{a: {$elemMatch: {b: 1, c: {$gt: 2}}}} | {a: {$elemMatch: {$and: [{b: {$eq: 1}}, {c: {$gt: 2}}]}}}",
                "{a: {$elemMatch: {$gt: 1, $lt: 3}}} | {a: {$elemMatch: {$gt: 1, $lt: 3}}}",
                "{a: {$elemMatch: {$or: [{b: 1}]}}} | {a: {$elemMatch: {$or: [{b: {$eq: 1}}]}}}",
                "{$nor: [{a: 1}]} | {$nor: [{a: {$eq: 1}}]}",
                "{$expr: {$eq: ['$a', 'b']}} | {$expr: {$eq: ['$a', 'b']}}",
                "{a: {$bitsAllSet: [1, 5]}} | {a: {$bitsAllSet: [1, 5]}}"
            })
    void eachTestIsWrittenByAnOperator(String json, String expected) {
        Condition condition = reader.read(BsonDocument.parse(json), Place.COMMAND);

        assertThat(BsonDocument.parse(ConditionPrinter.print(condition).toJson()))
                .isEqualTo(BsonDocument.parse(expected));
    }

    @Test
    void pathsAreTold() {
        reader.read(
                BsonDocument.parse(
                        "{'a.0.b': 1, $or: [{c: {$elemMatch: {d: 1}}}, {$nor: [{e: 1}]}], $expr: {$eq: ['$f', '$$ROOT']}}"),
                Place.COMMAND);

        assertThat(paths).containsExactly("a.0.b", "c", "e", "f", "all");
    }

    private Refused refused(String json) {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> reader.read(
                        requireNonNull(BsonDocument.parse("{v: " + json + "}").get("v")), new Place("filter")));
        assertThat(refused).as(json).isNotNull();
        return refused;
    }
}
