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

class MongoSealerTest {
    private static final String FENCE = "{\"$limit\": 9223372036854775807}";
    private static final RowFilter FILTER =
            new RowFilter.Compare("t", Comparison.EQUAL, new Operand.Literal(new Value.Text("acme")));

    private static Scene scene() {
        return new Scene()
                .collection("staff", "{_id: 1, t: 'acme', x: 1, ssn: 'a'}")
                .view("seen", "staff", "[{$match: {x: 1}}]", "_id", "x")
                .masked("staff/ssn", new Mask.Redact());
    }

    /** R2: a collection may have a collation of its own, under which `acme` is equal to `ACME`, and so are names of fields. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'staff'}",
                "{aggregate: 'staff', pipeline: []}",
                "{count: 'staff'}",
                "{distinct: 'seen', key: 'x'}"
            })
    void textsAreComparedByTheirBytes(String command) {
        assertThat(scene().collated("staff")
                        .rendering(command)
                        .getDocument("command")
                        .getDocument("collation"))
                .isEqualTo(BsonDocument.parse("{locale: 'simple'}"));
        assertThat(scene().rendering(command).getDocument("command")).doesNotContainKey("collation");
    }

    /** R1: what follows does not run on hidden rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'staff', filter: {x: 1}}",
                "{count: 'staff', query: {$expr: {$divide: [1, '$x']}}}",
                "{find: 'seen'}",
                "{distinct: 'staff', key: 'x'}"
            })
    void aFenceStandsBehindARowFilter(String command) {
        List<String> stages =
                scene()
                        .filtered("staff", FILTER)
                        .rendering(command)
                        .getDocument("command")
                        .getArray("pipeline")
                        .stream()
                        .map(each -> each.asDocument().toJson())
                        .toList();

        assertThat(stages.getFirst()).contains("acme");
        assertThat(stages.indexOf(FENCE)).isBetween(1, 2);
        assertThat(stages.indexOf(FENCE)).isLessThan(index(stages, "$project"));
        assertThat(scene().rendering(command).toJson()).doesNotContain("$limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'staff', localField: 'x', foreignField: 'x', as: 'y'}}]}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'staff', pipeline: [{$match: {x: 1}}], as: 'y'}}]}",
                "{aggregate: 'x', pipeline: [{$unionWith: 'staff'}]}",
                "{aggregate: 'x', pipeline: [{$facet: {a: [{$unionWith: {coll: 'staff', pipeline: [{$limit: 1}]}}]}}]}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'seen', pipeline: [{$limit: 1}], as: 'y'}}]}"
            })
    void itStandsInEveryPipeline(String command) {
        BsonDocument rendering = scene().collection("x", "{_id: 1, x: 1}")
                .filtered("staff", FILTER)
                .rendering(command);

        assertThat(rendering.toJson()).contains(FENCE, "acme");
        assertThat(rendering.toJson().indexOf("acme"))
                .isLessThan(rendering.toJson().indexOf(FENCE));
    }

    /** Whether an id is there already is looked at, and the grant for that puts no terms under the statement. */
    @Test
    void aWriteIsSealedUnderTheTermsOfItsTargetAlone() {
        String insert = "{insert: 'staff', documents: [{_id: 9, x: 1}]}";

        assertThat(scene().effects(insert)).hasSize(2);
        assertThat(scene().rendering(insert).getDocument("command").getFirstKey())
                .isEqualTo("insert");
    }

    /** The same at every start of a gateway, and in every one of a cluster. */
    @Test
    void ofSeveralThingsThatAreRefusedTheSameIsNamed() {
        assertThat(scene().refusal("{find: 'staff', tailable: true, awaitData: true}")
                        .message())
                .contains("`tailable`");
        assertThat(scene().refusal("{find: 'staff', min: {x: 1}, returnKey: true}")
                        .message())
                .contains("`returnKey`");
        assertThat(scene().refusal("{find: 'staff', txnNumber: 1, lsid: {id: 1}}")
                        .message())
                .contains("`lsid`");
    }

    @Test
    void theTimeIsTheGatewaysToSet() {
        BsonDocument command =
                scene().rendering("{find: 'staff', maxTimeMS: 5}").getDocument("command");

        assertThat(command).doesNotContainKey("maxTimeMS");
    }

    private static int index(List<String> stages, String name) {
        return stages.indexOf(
                stages.stream().filter(each -> each.contains(name)).findFirst().orElseThrow());
    }
}
