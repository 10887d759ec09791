package dev.sallyport.engine.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.mongodb.Operators.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionReaderTest {
    private final List<String> paths = new ArrayList<>();
    private final ExpressionReader reader =
            ExpressionReader.of(path -> paths.add(path.map(FieldPath::text).orElse("all")), Set.of("given"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$function: {body: 'x', args: [], lang: 'js'}}",
                "{$accumulator: {}}",
                "{$meta: 'textScore'}",
                "{$_internalJsEmit: 1}",
                "{$where: '1'}",
                "{$unknown: 1}",
                "{$Abs: 1}",
                "{'$': 1}",
                "{$expr: 1}",
                "{$push: '$a'}",
                "[{a: {$function: 1}}]",
                "'$$USER_ROLES'",
                "'$$SEARCH_META'",
                "'$$CLUSTER_TIME'",
                "'$$JS_SCOPE'",
                "'$$DESCEND'",
                "'$$this'",
                "'$$other.a'",
                "{$map: {input: '$a', as: 'x', in: '$$this'}}",
                "{$map: {input: '$$this', in: 1}}",
                "{$add: ['$$x', {$let: {vars: {x: 1}, in: 2}}]}",
                "{$let: {vars: {x: 1, y: '$$x'}, in: 1}}",
                "{$reduce: {input: '$a', initialValue: '$$value', in: 1}}"
            })
    void whatIsNotKnownIsNotUsed(String json) {
        assertThat(refused(json).refusal().rule()).isEqualTo("mongodb.operator");
        assertThat(refused(json).refusal().nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$abs: ['$a', '$b']}",
                "{$eq: ['$a']}",
                "{$eq: '$a'}",
                "{$cond: ['$a', 1]}",
                "{$cond: {if: 1, then: 2}}",
                "{$substrCP: ['$a', 0]}",
                "{$ifNull: ['$a']}",
                "{$dateTrunc: ['$a']}",
                "{$rand: 1}",
                "{$rand: {a: 1}}",
                "{$switch: {branches: 1}}",
                "{$switch: {}}",
                "{$let: {vars: {X: 1}, in: 1}}",
                "{$let: {vars: {sallyport0: 1}, in: 1}}",
                "{$let: {vars: {ROOT: 1}, in: 1}}",
                "{$let: {vars: {'a.b': 1}, in: 1}}",
                "{$map: {input: '$a', as: 'sallyport0', in: 1}}",
                "{$map: {input: '$a', as: '$x', in: 1}}",
                "{$map: {input: '$a', as: 1, in: 1}}",
                "{$zip: {inputs: ['$a'], useLongestLength: '$b'}}",
                "{$sortArray: {input: '$a', sortBy: {a: {$meta: 'x'}}}}",
                "{$sortArray: {input: '$a', sortBy: 2}}",
                "{$abs: 1, $add: [1]}",
                "{a: 1, $abs: 1}",
                "{'a.b': 1}",
                "{'': 1}",
                "{$literal: {$abs: 1}}",
                "{$literal: {'a.b': 1}}",
                "'$'",
                "'$a.'",
                "'$a..b'",
                "'$a.$b'",
                "'$$given.'",
                "'$$given.$a'"
            })
    void whatIsWrittenInNoKnownWayIsRefused(String json) {
        assertThat(refused(json).refusal().rule()).isEqualTo("mongodb.value");
        assertThat(refused(json).refusal().nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$map: {input: '$a', in: 1, more: 1}}",
                "{$filter: {input: '$a', cond: 1, as: 'x', where: 1}}",
                "{$let: {vars: {}, in: 1, x: 1}}",
                "{$switch: {branches: [{case: 1, then: 2, x: 3}]}}",
                "{$sortArray: {input: '$a', sortBy: 1, x: 1}}",
                "{$convert: {input: '$a', to: 'int', x: 1}}"
            })
    void anArgumentThatIsNotKnownIsRefused(String json) {
        assertThat(refused(json).refusal().rule()).isEqualTo("mongodb.field");
    }

    /** Each operator in each of its forms, with as few and as many arguments as it takes. */
    static Stream<BsonDocument> forms() {
        return Operators.EXPRESSIONS.names().stream()
                .flatMap(name -> Operators.EXPRESSIONS.forms(name).stream()
                        .flatMap(form -> arguments(form).map(arguments -> new BsonDocument(name, arguments))));
    }

    private static Stream<BsonValue> arguments(Form form) {
        return switch (form) {
            case Form.One() -> Stream.of(new BsonString("$a.b"), new BsonInt32(1));
            case Form.InOrder(int least, int most) ->
                Stream.of(least, Math.min(most, least + 2)).map(ExpressionReaderTest::several);
            case Form.ByName(var names) -> Stream.of(named(names, true), named(names, false));
            case Form.None() -> Stream.of(new BsonDocument());
        };
    }

    private static BsonValue several(int count) {
        return new BsonArray(
                Stream.generate(() -> new BsonString("$a")).limit(count).collect(Collectors.toList()));
    }

    private static BsonValue named(List<Operators.Name> names, boolean all) {
        BsonDocument arguments = new BsonDocument();
        names.stream()
                .filter(name -> all || !name.optional())
                .forEach(name ->
                        arguments.append(name.name(), name.constant() ? new BsonString("x") : new BsonString("$a")));
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void eachOperatorIsWrittenAsItWasRead(BsonDocument call) {
        assertThat(ExpressionPrinter.print(reader.read(call, Place.COMMAND))).isEqualTo(call);
    }

    /** As the MongoDB manual writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$abs: {$subtract: ['$start', '$end']}}",
                "{$filter: {input: '$items', as: 'item', cond: {$gte: ['$$item.price', 100]}, limit: 2}}",
                "{$map: {input: '$quizzes', as: 'grade', in: {$add: ['$$grade', 2]}}}",
                "{$reduce: {input: ['a', 'b'], initialValue: '', in: {$concat: ['$$value', '$$this']}}}",
                "{$cond: {if: {$gte: ['$qty', 250]}, then: 30, else: 20}}",
                "{$let: {vars: {total: {$add: ['$price', '$tax']}}, in: {$multiply: ['$$total', '$$given']}}}",
                "{$switch: {branches: [{case: {$eq: [0, 5]}, then: 'equals'}], default: 'Did not match'}}",
                "{$sortArray: {input: '$team', sortBy: {age: -1, name: 1}}}",
                "{$sortArray: {input: '$team', sortBy: -1}}",
                "{$dateToString: {format: '%Y-%m-%d', date: '$date', timezone: 'UTC', onNull: null}}",
                "{$convert: {input: '$x', to: 'int', onError: 'e', onNull: 'n'}}",
                "{$regexMatch: {input: '$d', regex: /lin(e|k)/, options: 'i'}}",
                "{$zip: {inputs: [[1], ['$b']], useLongestLength: true, defaults: [0, 1]}}",
                "{$getField: 'a'}",
                "{$getField: {field: {$literal: '$a'}, input: '$$ROOT'}}",
                "{$setField: {field: 'a.b', input: '$$ROOT', value: '$$REMOVE'}}",
                "{$dateAdd: {startDate: '$$NOW', unit: 'day', amount: 3}}",
                "{$literal: '$a'}",
                "{$literal: {a: ['$b']}}",
                "{a: ['$b', {c: '$$ROOT.d'}]}",
                "['x', 1, null, true, {$oid: '0123456789abcdef01234567'}]",
                "{$percentile: {input: ['$a'], p: [0.5], method: 'approximate'}}"
            })
    void whatTheManualWritesIsTaken(String json) {
        BsonValue value = parsed(json);

        assertThat(sorted(ExpressionPrinter.print(reader.read(value, Place.COMMAND))))
                .isEqualTo(sorted(value));
    }

    @Test
    void pathsOfDocumentsAreTold() {
        reader.read(
                parsed(
                        "{$map: {input: '$a.b', as: 'x', in: {y: '$$x.c', z: '$d', w: '$$CURRENT.e', v: {$literal: '$f'}}}}"),
                Place.COMMAND);
        assertThat(paths).containsExactlyInAnyOrder("a.b", "d", "e");
        reader.read(parsed("'$$ROOT'"), Place.COMMAND);
        assertThat(paths).endsWith("all");
    }

    @Test
    void accumulatorsAreAnotherSet() {
        assertThat(catchThrowableOfType(
                                Refused.class, () -> reader.accumulator(parsed("{$accumulator: {}}"), Place.COMMAND))
                        .refusal()
                        .rule())
                .isEqualTo("mongodb.operator");
        for (String json : List.of(
                "{$sum: 1}",
                "{$push: {a: '$b'}}",
                "{$count: {}}",
                "{$top: {output: ['$a'], sortBy: {b: 1}}}",
                "{$bottomN: {output: '$a', n: 3, sortBy: {b: -1}}}",
                "{$firstN: {n: 2, input: '$a'}}")) {
            BsonValue value = parsed(json);
            assertThat(sorted(ExpressionPrinter.print(reader.accumulator(value, Place.COMMAND))))
                    .isEqualTo(sorted(value));
        }
        assertThat(paths).contains("b", "a");
    }

    private static BsonValue parsed(String json) {
        return requireNonNull(BsonDocument.parse("{v: " + json + "}").get("v"));
    }

    /** Arguments by name have no order. */
    private static BsonValue sorted(BsonValue value) {
        if (value.isArray()) {
            return new BsonArray(
                    value.asArray().stream().map(ExpressionReaderTest::sorted).toList());
        }
        if (!value.isDocument()) {
            return value;
        }
        BsonDocument sorted = new BsonDocument();
        value.asDocument().keySet().stream()
                .sorted()
                .forEach(key -> sorted.append(
                        key, sorted(requireNonNull(value.asDocument().get(key)))));
        return sorted;
    }

    private Refused refused(String json) {
        Refused refused = catchThrowableOfType(Refused.class, () -> reader.read(parsed(json), Place.COMMAND));
        assertThat(refused).as(json).isNotNull();
        return refused;
    }
}
