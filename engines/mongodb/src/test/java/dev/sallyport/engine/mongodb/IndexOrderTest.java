package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Mask;
import dev.sallyport.operation.RowFilter;
import dev.sallyport.operation.RowFilter.Comparison;
import dev.sallyport.operation.RowFilter.Operand;
import dev.sallyport.operation.Value;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R5: documents that nothing orders come in the order of the index that they are found by, so that none serves whose order tells
 * of what is not shown.
 */
class IndexOrderTest {
    private static final String FILTER = "{\"$ifNull\": [\"$t\", null]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{x: 1, ssn: 1}",
                "{x: 1, gone: -1}",
                "{x: 1, 'contact': 1}",
                "{x: 1, never: 1}",
                "{x: 'hashed', ssn: 1}",
                "{x: 1, '$**': 1}",
                "{x: 1, 'doc.0': 1}",
                "{x: 1, y: 1, ssn: 1}"
            })
    void aConditionIsNotAskedBeforeTheMasksWhereSuchAnIndexServesIt(String keys) {
        assertThat(first(scene(keys), "{find: 'staff', filter: {x: 1, y: 2}}"))
                .isEqualTo("{\"$match\": {\"$and\": [{\"y\": {\"$eq\": 2}}]}}");
        assertThat(first(scene(keys), "{find: 'staff', filter: {x: 1}}")).startsWith("{\"$project\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{x: 1}",
                "{x: 1, y: -1}",
                "{x: 1, _id: 1}",
                "{ssn: 1}",
                "{'$**': 1}",
                "{y: 1, ssn: 1}",
                "{ssn: 1, x: 1}"
            })
    void itIsWhereNoneDoes(String keys) {
        assertThat(first(scene(keys), "{find: 'staff', filter: {x: 1}}")).contains("$match", "\"x\": {\"$eq\": 1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x: 1, ssn: 1}", "{x: 1, gone: 1}"})
    void aLookupIsNotServedByOne(String keys) {
        String lookup = "{aggregate: 'staff', pipeline: [{$lookup: {from: 'staff', localField: 'y', foreignField: 'x',"
                + " as: 'z'}}]}";

        assertThat(scene(keys).rendering(lookup).toJson()).doesNotContain("foreignField");
        assertThat(scene("{x: 1}").rendering(lookup).toJson()).contains("foreignField");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{t: 1, ssn: 1}", "{t: 1, x: 1, gone: 1}"})
    void aRowFilterIsNotServedByOne(String keys) {
        Scene scene = scene(keys).filtered("staff", compare(Comparison.EQUAL));

        assertThat(first(scene, "{find: 'staff'}")).contains(FILTER);
        assertThat(first(scene("{t: 1, x: 1}").filtered("staff", compare(Comparison.EQUAL)), "{find: 'staff'}"))
                .doesNotContain("$ifNull");
    }

    /** Of what a filter fixes, each document has the same; but not of what it only bounds. */
    @Test
    void whatARowFilterFixesHasNoOrder() {
        Scene fixed = scene("{t: 1, x: 1}").withheld("staff/t");

        assertThat(first(fixed.filtered("staff", compare(Comparison.LESS)), "{find: 'staff'}"))
                .contains("$ifNull");
        assertThat(first(fixed.filtered("staff", compare(Comparison.EQUAL)), "{find: 'staff'}"))
                .doesNotContain("$ifNull");
    }

    private static RowFilter compare(Comparison comparison) {
        return new RowFilter.Compare("t", comparison, new Operand.Literal(new Value.Int(1)));
    }

    private static Scene scene(String keys) {
        return new Scene()
                .collection(
                        "staff",
                        List.of(
                                BsonDocument.parse(
                                        "{_id: 1, x: 1, y: 1, t: 1, ssn: 'a', gone: 'b', contact: 'c', doc: ['d']}"),
                                BsonDocument.parse("{contact: {phone: 'e'}}")),
                        List.of(new MongoIndex("i", BsonDocument.parse(keys), false)))
                .masked("staff/ssn", new Mask.Redact())
                .withheld("staff/contact.phone")
                .withheld("staff/gone");
    }

    private static String first(Scene scene, String command) {
        return scene.rendering(command)
                .getDocument("command")
                .getArray("pipeline")
                .getFirst()
                .asDocument()
                .toJson();
    }
}
