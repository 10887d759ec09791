package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.operation.Reason;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineReaderTest {
    private final Scene scene =
            new Scene().collection("x", "{_id: 1, a: 1, b: [1]}").collection("y", "{_id: 1}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$geoNear",
                "$search",
                "$searchMeta",
                "$vectorSearch",
                "$rankFusion",
                "$scoreFusion",
                "$densify",
                "$fill",
                "$setWindowFields",
                "$currentOp",
                "$listSessions",
                "$listLocalSessions",
                "$collStats",
                "$indexStats",
                "$planCacheStats",
                "$queryStats",
                "$querySettings",
                "$listSampledQueries",
                "$listMqlEntities",
                "$listClusterCatalog",
                "$listSearchIndexes",
                "$changeStream",
                "$changeStreamSplitLargeEvent",
                "$backupCursor",
                "$backupCursorExtend",
                "$_internalInhibitOptimization",
                "$_internalSplitPipeline",
                "$_internalUnpackBucket",
                "$operationMetrics",
                "$shardedDataDistribution",
                "$mergeCursors",
                "$queue",
                "$Match",
                "$",
                "match",
                "$where",
                "$listCachedAndActiveUsers",
                "$setVariableFromSubPipeline",
                "$_internalStreamingGroup"
            })
    void aStageThatIsNotKnownIsRefused(String stage) {
        for (String pipeline : new String[] {
            "[{'%s': {}}]",
            "[{$match: {}}, {'%s': {}}]",
            "[{$facet: {a: [{'%s': {}}]}}]",
            "[{$lookup: {from: 'y', pipeline: [{'%s': {}}], as: 'z'}}]",
            "[{$unionWith: {coll: 'y', pipeline: [{'%s': {}}]}}]"
        }) {
            String command = "{aggregate: 'x', pipeline: " + pipeline.formatted(stage) + "}";
            assertThat(scene.refusal(command).rule()).isEqualTo("mongodb.operator");
            assertThat(scene.refusal(command).reason()).isEqualTo(Reason.FUNCTION_NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$limit: 0}",
                "{$sortByCount: 11}",
                "{$sortByCount: 'a'}",
                "{$sortByCount: ['$a']}",
                "{$limit: -1}",
                "{$limit: '1'}",
                "{$skip: -1}",
                "{$sample: {}}",
                "{$sample: {size: 0}}",
                "{$sample: 1}",
                "{$count: 1}",
                "{$count: ''}",
                "{$count: '$a'}",
                "{$count: 'a.b'}",
                "{$sort: 1}",
                "{$sort: {a: 2}}",
                "{$sort: {a: 'x'}}",
                "{$unset: []}",
                "{$unset: 1}",
                "{$unset: ['a', 1]}",
                "{$unset: '$a'}",
                "{$set: {}}",
                "{$set: 1}",
                "{$set: {$a: 1}}",
                "{$set: {'a.': 1}}",
                "{$project: {}}",
                "{$project: 1}",
                "{$project: {a: 1, b: 0}}",
                "{$project: {a: {b: 0}, c: 1}}",
                "{$project: {a: {}}}",
                "{$project: {'a.$b': 1}}",
                "{$project: {'$a': 1}}",
                "{$replaceRoot: {}}",
                "{$unwind: 'a'}",
                "{$unwind: '$$ROOT'}",
                "{$unwind: {}}",
                "{$unwind: {path: '$a', includeArrayIndex: '$i'}}",
                "{$unwind: {path: '$a', preserveNullAndEmptyArrays: 1}}",
                "{$group: {}}",
                "{$group: {_id: 1, a: 1}}",
                "{$group: {_id: 1, a: '$b'}}",
                "{$group: {_id: 1, a: {$sum: 1, $avg: 1}}}",
                "{$group: {_id: 1, 'a.b': {$sum: 1}}}",
                "{$group: {_id: 1, $a: {$sum: 1}}}",
                "{$bucket: {groupBy: '$a'}}",
                "{$bucket: {groupBy: '$a', boundaries: 1}}",
                "{$bucketAuto: {groupBy: '$a', buckets: 0}}",
                "{$facet: {}}",
                "{$facet: {a: {}}}",
                "{$facet: {'a.b': []}}",
                "{$lookup: {from: 'y', as: 'z'}}",
                "{$lookup: {from: 'y', localField: 'a', as: 'z'}}",
                "{$lookup: {from: 'y', foreignField: 'a', as: 'z'}}",
                "{$lookup: {from: 'y', pipeline: []}}",
                "{$lookup: {from: 'y', pipeline: {}, as: 'z'}}",
                "{$lookup: {from: 'y', pipeline: [], as: '$z'}}",
                "{$lookup: {from: 1, pipeline: [], as: 'z'}}",
                "{$lookup: {pipeline: [], as: 'z'}}",
                "{$lookup: {from: 'y', let: {A: 1}, pipeline: [], as: 'z'}}",
                "{$lookup: {from: 'y', let: {sallyportLocal: 1}, pipeline: [], as: 'z'}}",
                "{$unionWith: {}}",
                "{$unionWith: 1}"
            })
    void aStageOfAnotherFormIsRefused(String stage) {
        assertThat(scene.refusal("{aggregate: 'x', pipeline: [" + stage + "]}").rule())
                .isEqualTo("mongodb.value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$sample: {size: 1, x: 1}}",
                "{$unwind: {path: '$a', x: 1}}",
                "{$replaceRoot: {newRoot: '$a', x: 1}}",
                "{$bucket: {groupBy: '$a', boundaries: [1, 2], x: 1}}",
                "{$bucketAuto: {groupBy: '$a', buckets: 1, granularity: 'R5'}}",
                "{$lookup: {from: 'y', pipeline: [], as: 'z', x: 1}}",
                "{$lookup: {from: 'y', pipeline: [], as: 'z', _internalCollation: 1}}",
                "{$unionWith: {coll: 'y', x: 1}}",
                "{$unionWith: {coll: 'y', db: 'z'}}"
            })
    void anOptionThatIsNotKnownIsRefused(String stage) {
        assertThat(scene.refusal("{aggregate: 'x', pipeline: [" + stage + "]}").rule())
                .isEqualTo("mongodb.field");
    }

    @Test
    void lengthAndDepthHaveBounds() {
        assertThat(scene.refusal("{aggregate: 'x', pipeline: [" + "{$skip: 1},".repeat(101) + "]}")
                        .rule())
                .isEqualTo("mongodb.size");
        String deep = "[]";
        for (int i = 0; i < 6; i++) {
            deep = "[{$unionWith: {coll: 'y', pipeline: " + deep + "}}]";
        }
        assertThat(scene.refusal("{aggregate: 'x', pipeline: " + deep + "}").rule())
                .isEqualTo("mongodb.size");
        String wide = "{$unionWith: 'y'},".repeat(100);
        assertThat(scene.refusal("{aggregate: 'x', pipeline: [" + wide + "]}").rule())
                .isEqualTo("mongodb.size");
        assertThat(scene.effects("{aggregate: 'x', pipeline: [" + "{$skip: 1},".repeat(100) + "]}"))
                .hasSize(1);
    }

    /** Each as it was read, behind the masks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{$match: {a: 1}} | {$match: {a: {$eq: 1}}}",
                "{$project: {a: 1, c: '$b', d: {$literal: 1}, e: {f: true}}} | {$project: {a: true, c: '$b', d: {$literal: 1}, e: {f: true}}}",
                "{$project: {a: 0, 'b.c': false}} | {$project: {a: false, 'b.c': false}}",
                "{$unset: 'a'} | {$unset: ['a']}",
                "{$replaceRoot: {newRoot: '$a'}} | {$replaceWith: '$a'}",
                "{$sort: {a: 1, b: -1.0}} | {$sort: {a: 1, b: -1}}",
                "{$limit: 5} | {$limit: {$numberLong: '5'}}",
                "{$sample: {size: 3}} | {$sample: {size: {$numberLong: '3'}}}",
                "{$unwind: '$b'} | {$unwind: {path: '$b', preserveNullAndEmptyArrays: false}}",
                "{$group: {_id: {x: '$a'}, n: {$sum: 1}, c: {$count: {}}}} | {$group: {_id: {x: '$a'}, n: {$sum: 1}, c: {$count: {}}}}",
                "{$sortByCount: '$a'} | {$sortByCount: '$a'}",
                "{$facet: {p: [{$count: 'n'}]}} | {$facet: {p: [{$count: 'n'}]}}",
                "{$bucketAuto: {groupBy: '$a', buckets: 2}} | {$bucketAuto: {groupBy: '$a', buckets: {$numberLong: '2'}}}",
                "{$redact: '$$DESCEND'} | {$redact: '$$DESCEND'}"
            })
    void stagesAreWrittenAsTheyWereRead(String stage, String expected) {
        BsonArray pipeline = scene.rendering("{aggregate: 'x', pipeline: [" + stage + "]}")
                .getDocument("command")
                .getArray("pipeline");

        assertThat(pipeline.getLast()).isEqualTo(BsonDocument.parse(expected));
        assertThat(pipeline.getFirst().asDocument().getFirstKey()).isIn("$match", "$project", "$replaceWith");
        assertThat(pipeline).hasSizeGreaterThan(1);
    }
}
