package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ColumnKind;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/** Which paths are learnt of documents and validators: names and types, within bounds, never a value. */
final class MongoPathsTest {
    private final MongoPaths paths = new MongoPaths();

    @Test
    void keysThatNoPathCanNameAreNoColumns() {
        paths.add(BsonDocument.parse("{'': 1, '$x': 1, 'a.b': 1, c: {'d.e': {f: 1}, '$g': 1, '': 1, h: 1}}"));

        assertThat(spelled()).containsExactly("c.h int");
    }

    @Test
    void deeperThanTheBoundIsUnknown() {
        BsonDocument deep = new BsonDocument("leaf", new BsonInt32(1));
        for (int i = 0; i < MongoPaths.DEEPEST; i++) {
            deep = new BsonDocument("d", deep);
        }
        paths.add(deep);
        BsonArray array = new BsonArray(List.of(new BsonInt32(1)));
        for (int i = 0; i <= MongoPaths.DEEPEST; i++) {
            array = new BsonArray(List.of(array));
        }
        paths.add(new BsonDocument("a", array));

        assertThat(spelled()).isEmpty();
    }

    @Test
    void morePathsThanTheBoundAreUnknown() {
        BsonDocument wide = new BsonDocument();
        IntStream.range(0, MongoPaths.MOST + 10).forEach(i -> wide.append("f" + i, new BsonInt32(i)));
        paths.add(wide);

        assertThat(paths.columns()).hasSize(MongoPaths.MOST);
    }

    @Test
    void noValueIsKept() {
        paths.add(BsonDocument.parse("{ssn: 'canary', cards: [{no: 'canary'}], n: {$numberLong: '900123456'}}"));

        assertThat(paths.columns().toString() + paths.arrays())
                .doesNotContain("canary")
                .doesNotContain("900123456");
    }

    @Test
    void arraysDoNotShowInNamesAndTheirDepthIsKnown() {
        paths.add(BsonDocument.parse("{_id: 1, cards: [{no: 'a'}, {no: 'b', at: [[1], 2]}], tags: [], name: 'x'}"));
        paths.add(BsonDocument.parse("{_id: 2, cards: [[{no: 'a'}]], tags: ['t']}"));

        assertThat(spelled())
                .containsExactly("_id int", "cards.at int", "cards.no string", "name string", "tags array|string");
        assertThat(paths.arrays().toString()).isEqualTo("{_id=0, cards=2, cards.at=2, cards.no=0, name=0, tags=1}");
    }

    @Test
    void whatIsALeafHereAndADocumentThereIsBoth() {
        paths.add(BsonDocument.parse("{a: 1, e: {}}"));
        paths.add(BsonDocument.parse("{a: {b: 'x'}, e: {f: true}}"));

        assertThat(spelled()).containsExactly("a int", "a.b string", "e object", "e.f bool");
    }

    @Test
    void arraysAndMixedTypesCompareWithNothing() {
        paths.add(BsonDocument.parse("{i: 1, m: 1, n: null, t: ['x'], c: [{d: 1}], w: 1}"));
        paths.add(BsonDocument.parse("{i: null, m: 'x', w: {$numberDecimal: '1'}}"));

        assertThat(kind("i")).isEqualTo(ColumnKind.INTEGER);
        assertThat(kind("w")).isEqualTo(ColumnKind.DECIMAL);
        assertThat(List.of(kind("m"), kind("n"), kind("t"), kind("c.d"))).containsOnly(ColumnKind.OTHER);
    }

    @Test
    void uuidsAreToldFromBytesAlsoAfterTheyWereLearnt() {
        paths.add(new BsonDocument("u", new BsonBinary(new UUID(1, 2)))
                .append("b", new BsonBinary(new byte[3]))
                .append("both", new BsonBinary(new byte[3])));
        paths.add(new BsonDocument("both", new BsonBinary(new UUID(1, 2))));
        MongoPaths again = new MongoPaths();
        again.add(known());

        assertThat(List.of(kind("u"), kind("b"), kind("both")))
                .containsExactly(ColumnKind.UUID, ColumnKind.BYTES, ColumnKind.OTHER);
        assertThat(again.columns()).isEqualTo(paths.columns());
        assertThat(again.arrays()).isEqualTo(paths.arrays());
    }

    @Test
    void pathsThatWereSeenOnceStayKnown() {
        paths.add(BsonDocument.parse("{a: 1, old: [{x: 1}]}"));
        MongoPaths next = new MongoPaths();
        next.add(known());
        next.add(BsonDocument.parse("{a: 'x', young: 1}"));

        assertThat(next.columns()).extracting(ColumnDescription::name).containsExactly("a", "old.x", "young");
        assertThat(next.columns().getFirst().engineType()).isEqualTo("int|string");
        assertThat(next.arrays()).containsEntry("old", 1);
    }

    @Test
    void validatorsDeclarePaths() {
        MongoSchema.add(
                BsonDocument.parse(
                        "{validator: {$and: [{age: {$gt: 1}}, {$jsonSchema: {bsonType: 'object', required: ['ssn'],"
                                + " properties: {ssn: {bsonType: 'string'}, n: {bsonType: ['int', 'null']}, j: {type: 'boolean'},"
                                + " contact: {bsonType: 'object', properties: {phone: {bsonType: 'string'}}},"
                                + " cards: {bsonType: 'array', items: {bsonType: 'object', properties: {no: {bsonType: 'string'}}}},"
                                + " any: {bsonType: 'array'}, o: {bsonType: 'object'}, 'a.b': {bsonType: 'int'},"
                                + " alt: {oneOf: [{bsonType: 'int'}, {properties: {x: {bsonType: 'int'}}}]}}}}]}}"),
                paths);

        assertThat(spelled())
                .containsExactly(
                        "alt int",
                        "alt.x int",
                        "any array",
                        "cards.no string",
                        "contact.phone string",
                        "j bool",
                        "n int|null",
                        "o object",
                        "ssn string");
        assertThat(paths.arrays())
                .containsEntry("cards", 1)
                .containsEntry("any", 1)
                .containsEntry("contact", 0);
    }

    @Test
    void aValidatorWithoutEndIsReadToTheBound() {
        BsonDocument schema = BsonDocument.parse("{bsonType: 'int'}");
        for (int i = 0; i < 200; i++) {
            schema = new BsonDocument("anyOf", new BsonArray(List.of(schema)));
        }
        BsonDocument properties = new BsonDocument("properties", new BsonDocument("a", schema));

        MongoSchema.add(new BsonDocument("validator", new BsonDocument("$jsonSchema", properties)), paths);

        assertThat(spelled()).isEmpty();
    }

    private MongoCollection known() {
        ObjectDescription description = new ObjectDescription(
                new ObjectName("shop", "db", "", "c"), "id", ObjectDescription.Kind.COLLECTION, paths.columns());
        return new MongoCollection(
                description, Optional.empty(), paths.arrays(), List.of(), new MongoRules(false, true, List.of()), "");
    }

    private List<String> spelled() {
        return paths.columns().stream()
                .map(column -> column.name() + " " + column.engineType())
                .toList();
    }

    private ColumnKind kind(String path) {
        return paths.columns().stream()
                .filter(column -> column.name().equals(path))
                .findFirst()
                .orElseThrow()
                .kind();
    }
}
