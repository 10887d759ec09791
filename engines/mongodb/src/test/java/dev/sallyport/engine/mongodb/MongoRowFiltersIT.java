package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.mongodb.client.MongoDatabase;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R1 and R2: hidden rows do not come, do not count and do not raise; what a filter lets through it compares by type and bytes. */
@OnServers(ServerKind.DOCUMENTDB)
final class MongoRowFiltersIT {
    private static final List<String> VALUES = List.of(
            "'acme'",
            "'ACME'",
            "'acme '",
            "'acmé'",
            "['acme']",
            "null",
            "1",
            "{$numberLong: '1'}",
            "1.0",
            "{$numberDecimal: '1'}",
            "'1'",
            "true",
            "2",
            "{$numberDouble: 'NaN'}",
            "[1]",
            "{v: 1}",
            "{$date: {$numberLong: '1'}}",
            "0",
            "/acme/",
            "{$numberDecimal: 'NaN'}");

    private final MongoDatabase database;

    MongoRowFiltersIT(DocumentDatabase own) {
        this.database = own.database();
    }

    @BeforeEach
    void fill() {
        if (database.listCollectionNames().into(new ArrayList<>()).isEmpty()) {
            for (int i = 0; i < VALUES.size(); i++) {
                insert("any", "{_id: " + i + ", t: " + VALUES.get(i) + "}");
            }
            insert("any", "{_id: 99}");
            insert("any", "{_id: 98, 't.x': 'acme'}");
            insert("rows", "{_id: 1, t: 'acme', n: 2, s: '4', d: {$date: 0}, l: [1]}");
            insert("rows", "{_id: 2, t: 'other', n: 0, s: 'none', d: 'none', l: 1}");
            insert("rows", "{_id: 3, n: 'x', s: {a: 1}, l: {a: 1}}");
            insert("names", "{_id: 'acme', k: 2}");
            insert("names", "{_id: 'other', k: 0}");
        }
    }

    private void insert(String collection, String document) {
        database.getCollection(collection, BsonDocument.class).insertOne(BsonDocument.parse(document));
    }

    static Stream<Arguments> filters() {
        Value one = new Value.Int(1);
        return Stream.of(
                Arguments.of(compare(Comparison.EQUAL, new Value.Text("acme")), List.of(0)),
                Arguments.of(compare(Comparison.NOT_EQUAL, new Value.Text("acme")), List.of(1, 2, 3, 10)),
                Arguments.of(compare(Comparison.EQUAL, one), List.of(6, 7, 8, 9)),
                Arguments.of(compare(Comparison.EQUAL, new Value.Decimal(new BigDecimal("1.0"))), List.of(6, 7, 8, 9)),
                Arguments.of(compare(Comparison.GREATER, one), List.of(12)),
                Arguments.of(compare(Comparison.LESS, new Value.Text("acmf")), List.of(0, 1, 2, 10)),
                Arguments.of(compare(Comparison.EQUAL, new Value.Bool(true)), List.of(11)),
                Arguments.of(compare(Comparison.EQUAL, new Value.Null()), List.of()),
                Arguments.of(compare(Comparison.NOT_EQUAL, new Value.Null()), List.of()),
                Arguments.of(compare(Comparison.EQUAL, new Value.Text("$t")), List.of()),
                Arguments.of(new RowFilter.IsNull("t"), List.of(5, 98, 99)),
                Arguments.of(new RowFilter.OneOf("t", List.of()), List.of()),
                Arguments.of(new RowFilter.Any(List.of()), List.of()),
                Arguments.of(
                        new RowFilter.OneOf(
                                "t", List.of(new Operand.Literal(new Value.Text("acme")), new Operand.Literal(one))),
                        List.of(0, 6, 7, 8, 9)),
                Arguments.of(
                        new RowFilter.All(List.of(
                                compare(Comparison.GREATER_OR_EQUAL, one), compare(Comparison.LESS_OR_EQUAL, one))),
                        List.of(6, 7, 8, 9)),
                Arguments.of(new RowFilter.Compare("t.v", Comparison.EQUAL, new Operand.Literal(one)), List.of(15)),
                Arguments.of(new RowFilter.Compare("t.0", Comparison.EQUAL, new Operand.Literal(one)), List.of()));
    }

    private static RowFilter compare(Comparison comparison, Value value) {
        return new RowFilter.Compare("t", comparison, new Operand.Literal(value));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterComparesByTypeAndBytes(RowFilter filter, List<Integer> expected) {
        for (boolean byIndex : new boolean[] {true, false}) {
            List<MongoIndex> indexes =
                    List.of(new MongoIndex("i", BsonDocument.parse(byIndex ? "{t: 1}" : "{t: 1, hidden: 1}"), false));
            Scene scene = new Scene()
                    .collection("any", List.of(BsonDocument.parse("{_id: 1, t: 'x'}")), indexes)
                    .filtered("any", filter);

            assertThat(scene.run(database, "{find: 'any', projection: {_id: 1}}"))
                    .extracting(each -> each.getInt32("_id"))
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(BsonInt32::new).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$divide: [1, '$n']}",
                "{$toInt: '$s'}",
                "{$strLenCP: '$s'}",
                "{$year: '$d'}",
                "{$size: '$l'}",
                "{$first: '$l'}",
                "{$ln: '$n'}",
                "{$mod: [1, '$n']}",
                "{$dateAdd: {startDate: '$d', unit: 'day', amount: '$n'}}",
                "{$arrayElemAt: ['$l', 0]}",
                "{$concat: ['$s', 'x']}",
                "{$add: ['$n', 1]}"
            })
    void whatRaisesForHiddenRowsIsNotWorkedOutForThem(String expression) {
        Scene scene = new Scene()
                .collection("rows", "{_id: 1, t: 'x', n: 1, s: 'x', d: {$date: 0}, l: [1]}")
                .collection("names", "{_id: 'x', k: 1}")
                .filtered("rows", compare(Comparison.EQUAL, new Value.Text("acme")));
        for (String command : List.of(
                "{find: 'rows', filter: {$expr: %s}}",
                "{find: 'rows', filter: {_id: {$gt: 0}, $expr: %s}}",
                "{count: 'rows', query: {$or: [{$expr: %s}, {n: 1}]}}",
                "{find: 'rows', projection: {x: %s}}",
                "{aggregate: 'rows', pipeline: [{$addFields: {x: %s}}]}",
                "{aggregate: 'rows', pipeline: [{$group: {_id: %s}}]}",
                "{aggregate: 'rows', pipeline: [{$group: {_id: null, x: {$sum: %s}}}]}",
                "{aggregate: 'rows', pipeline: [{$sortByCount: %s}]}",
                "{aggregate: 'rows', pipeline: [{$facet: {a: [{$match: {$expr: %s}}]}}]}",
                "{aggregate: 'names', pipeline: [{$lookup: {from: 'rows', localField: '_id', foreignField: 't',"
                        + " pipeline: [{$match: {$expr: %s}}], as: 'r'}}]}",
                "{aggregate: 'names', pipeline: [{$lookup: {from: 'rows', let: {k: '$k'}, pipeline: [{$addFields: {x: %s}}], as: 'r'}},"
                        + " {$unwind: '$r'}, {$match: {'r.x': {$gt: 0}}}]}",
                "{aggregate: 'names', pipeline: [{$unionWith: {coll: 'rows', pipeline: [{$match: {$expr: %s}}]}}]}")) {
            String text = command.formatted(expression);
            assertThatCode(() -> scene.run(database, text)).as(text).doesNotThrowAnyException();
        }
    }
}
