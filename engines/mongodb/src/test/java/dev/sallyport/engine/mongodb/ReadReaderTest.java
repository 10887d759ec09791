package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Statement;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadReaderTest {
    private final Scene scene =
            new Scene().collection("x", "{_id: 1, a: 1, b: {c: 'd'}}").withheld("x/b.c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mapReduce",
                "eval",
                "$eval",
                "group",
                "parallelCollectionScan",
                "getLog",
                "currentOp",
                "killOp",
                "serverStatus",
                "listDatabases",
                "usersInfo",
                "createUser",
                "grantRolesToUser",
                "shutdown",
                "fsync",
                "setParameter",
                "getParameter",
                "validate",
                "dbHash",
                "top",
                "planCacheListPlans",
                "applyOps",
                "configureFailPoint",
                "_isSelf",
                "replSetGetStatus",
                "dataSize",
                "collStats",
                "dbStats",
                "sleep",
                "whatsmyuri",
                "hello",
                "ping",
                "getMore",
                "killCursors",
                "bulkWrite",
                "endSessions",
                "commitTransaction",
                "abortTransaction",
                "Find",
                "FIND",
                "aggregates",
                "",
                "cloneCollectionAsCapped",
                "filemd5",
                "geoSearch",
                "connPoolStats",
                "compact",
                "reIndex",
                "dropDatabase",
                "explain"
            })
    void aCommandThatIsNotKnownIsRefused(String name) {
        Refusal refusal = scene.refusal("{'" + name + "': 'x'}");

        assertThat(refusal.rule()).isIn("mongodb.command", "mongodb.unsupported");
        assertThat(refusal.nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'x', unknown: 1}",
                "{find: 'x', Filter: {}}",
                "{find: 'x', query: {}}",
                "{find: 'x', pipeline: []}",
                "{find: 'x', $query: {}}",
                "{find: 'x', aggregate: 'x'}",
                "{find: 'x', encryptionInformation: {}}",
                "{find: 'x', rawData: true}",
                "{find: 'x', $_requestReshardingResumeToken: true}",
                "{aggregate: 'x', pipeline: [], explain: true}",
                "{aggregate: 'x', pipeline: [], filter: {}}",
                "{aggregate: 'x', pipeline: [], exchange: {}}",
                "{aggregate: 'x', pipeline: [], fromMongos: true}",
                "{aggregate: 'x', pipeline: [], cursor: {batchSize: 1, x: 1}}",
                "{count: 'x', fields: {}}",
                "{count: 'x', filter: {}}",
                "{distinct: 'x', key: 'a', filter: {}}",
                "{distinct: 'x', key: 'a', limit: 1}"
            })
    void aFieldThatIsNotKnownIsRefused(String command) {
        assertThat(scene.refusal(command).rule()).isIn("mongodb.field", "mongodb.command");
        assertThat(scene.refusal(command).nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'x', hint: {a: 1}}",
                "{find: 'x', collation: {locale: 'en'}}",
                "{find: 'x', min: {a: 1}}",
                "{find: 'x', max: {a: 1}}",
                "{find: 'x', returnKey: true}",
                "{find: 'x', showRecordId: true}",
                "{find: 'x', tailable: true}",
                "{find: 'x', singleBatch: true, limit: 102}",
                "{find: 'x', singleBatch: true, limit: 5, batchSize: 2}",
                "{find: 'x', singleBatch: true, limit: 0}",
                "{find: 'x', awaitData: true}",
                "{find: 'x', noCursorTimeout: true}",
                "{find: 'x', allowPartialResults: true}",
                "{find: 'x', oplogReplay: true}",
                "{find: 'x', singleBatch: true}",
                "{find: 'x', allowDiskUse: true}",
                "{find: 'x', $db: 'admin'}",
                "{find: 'x', lsid: {id: 1}}",
                "{find: 'x', txnNumber: 1}",
                "{find: 'x', startTransaction: true}",
                "{find: 'x', autocommit: false}",
                "{find: 'x', readConcern: {level: 'majority'}}",
                "{find: 'x', $readPreference: {mode: 'secondary'}}",
                "{find: 'x', projection: {'a.$': 1}}",
                "{find: 'x', projection: {a: {$elemMatch: {b: 1}}}}",
                "{find: 'x', projection: {a: {$slice: 1}}}",
                "{find: 'x', projection: {a: {$slice: [1, 2]}}}",
                "{aggregate: 'x', pipeline: [{$out: 'y'}]}",
                "{aggregate: 'x', pipeline: [{$merge: {into: 'y'}}]}",
                "{aggregate: 'x', pipeline: [{$graphLookup: {}}]}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: {db: 'a', coll: 'x'}, as: 'y', pipeline: []}}]}",
                "{aggregate: 'x', pipeline: [{$unionWith: {coll: {db: 'a', coll: 'x'}}}]}",
                "{aggregate: 'x', pipeline: [{$documents: []}]}",
                "{distinct: 'x', key: 'a.0'}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'x', localField: 'a.0', foreignField: 'a', as: 'y'}}]}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'x', localField: 'a', foreignField: 'a.0', as: 'y'}}]}"
            })
    void whatMayDoHarmIsRefusedByName(String command) {
        Refusal refusal = scene.refusal(command);

        assertThat(refusal.rule()).isEqualTo("mongodb.unsupported");
        assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
        assertThat(refusal.message()).contains("at `");
        assertThat(refusal.nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 1}",
                "{find: {$ne: 1}}",
                "{find: 'x', filter: 1}",
                "{find: 'x', filter: []}",
                "{find: 'x', sort: 'a'}",
                "{find: 'x', sort: {a: 0}}",
                "{find: 'x', sort: {a: {$meta: 'textScore'}}}",
                "{find: 'x', limit: -1}",
                "{find: 'x', limit: 1.5}",
                "{find: 'x', limit: '1'}",
                "{find: 'x', limit: {$numberDouble: 'NaN'}}",
                "{find: 'x', skip: -1}",
                "{find: 'x', projection: [1]}",
                "{find: 'x', projection: {a: 1, b: 0}}",
                "{find: 'x', maxTimeMS: -1}",
                "{find: 'x', maxTimeMS: 'x'}",
                "{find: 'x', let: {a: '$b'}}",
                "{find: 'x', let: {a: '$$ROOT'}}",
                "{find: 'x', let: 1}",
                "{find: 'x', apiVersion: '2'}",
                "{find: 'x', apiStrict: 1}",
                "{find: 'x', $db: 1}",
                "{find: 'x', tailable: 1}",
                "{aggregate: 'x'}",
                "{aggregate: 'x', pipeline: {}}",
                "{aggregate: 'x', pipeline: [1]}",
                "{aggregate: 2, pipeline: []}",
                "{aggregate: 'x', pipeline: [{}]}",
                "{aggregate: 'x', pipeline: [{$match: {}, $limit: 1}]}",
                "{aggregate: 'x', pipeline: [], cursor: 1}",
                "{distinct: 'x'}",
                "{distinct: 'x', key: 1}",
                "{distinct: 'x', key: ''}",
                "{distinct: 'x', key: '$a'}",
                "{}"
            })
    void aValueOfAnotherKindIsRefused(String command) {
        Refusal refusal = scene.refusal(command);

        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        assertThat(refusal.nextStep()).isNotBlank();
    }

    /** One answer for what is not there and for what is not there for the caller. */
    @Test
    void anUnknownCollectionIsRefusedTheSameEverywhere() {
        for (String command : List.of(
                "{find: 'secrets'}",
                "{count: 'secrets'}",
                "{aggregate: 'x', pipeline: [{$lookup: {from: 'secrets', as: 'y', pipeline: []}}]}",
                "{aggregate: 'x', pipeline: [{$facet: {a: [{$unionWith: 'secrets'}]}}]}",
                "{find: 'x.y'}",
                "{find: 'system.views'}",
                "{find: '$cmd'}")) {
            assertThat(scene.refusal(command).reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
            assertThat(scene.refusal(command).rule()).isEqualTo("catalog.object");
        }
    }

    @Test
    void textsListsAndParametersAreRefused() {
        Reading text = MongoReader.read(new Statement(new Statement.Body.Text("find x"), List.of()), scene.catalog());

        assertThat(((Reading.Opaque) text).refusal().rule()).isEqualTo("mongodb.statement");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{find: 'x', $db: 'shop', comment: 'c', batchSize: 5, readConcern: {level: 'local'}, hint: null} | refused",
                "{find: 'x', $db: 'shop', comment: {a: 1}, batchSize: 5, readConcern: {level: 'local'}, apiVersion: '1'} | taken",
                "{find: 'x', tailable: false, returnKey: false, $readPreference: {mode: 'primary'}, maxTimeMS: 5} | taken",
                "{find: 'x', filter: {}, sort: {a: 1}, limit: 0, skip: 0, projection: {}} | taken",
                "{find: 'x', sort: {}} | taken",
                "{find: 'x', limit: 1, singleBatch: true} | taken",
                "{find: 'x', limit: 101, skip: 5, singleBatch: true} | taken",
                "{aggregate: 'x', pipeline: [], cursor: {batchSize: 3}, allowDiskUse: false} | taken",
                "{aggregate: 1, pipeline: [{$documents: [{a: 1}]}]} | taken",
                "{count: 'x', query: {a: 1}, limit: 1, skip: 1} | taken",
                "{distinct: 'x', key: 'a', query: {a: 1}} | taken"
            })
    void whatIsKnownIsTaken(String command, String how) {
        assertThat(scene.read(org.bson.BsonDocument.parse(command)))
                .isInstanceOf(how.equals("taken") ? Reading.Understood.class : Reading.Opaque.class);
    }
}
