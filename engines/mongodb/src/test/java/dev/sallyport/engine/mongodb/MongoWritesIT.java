package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import dev.sallyport.engine.Count;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Image;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Writes are one transaction within their limits, whose fate is known by a document in it. */
final class MongoWritesIT extends OnDocuments {
    private static final String RAISE =
            "{update: 'staff', updates: [{q: {team: 'a'}, u: {$set: {pay: 10}}, multi: true}]}";
    private static final String COUNTED =
            "{aggregate: 'staff', pipeline: [{$match: {team: 'a'}}, {$count: 'n'}], cursor: {}}";

    MongoWritesIT(DocumentDatabase own) throws EngineFailure {
        super(
                own,
                "{create: 'staff'}",
                "{insert: 'staff', documents: [{_id: 1, team: 'a', pay: 10}, {_id: 2, team: 'a', pay: 9}, {_id: 3, team: 'b', pay: 9}]}",
                "{createIndexes: 'staff', indexes: [{key: {badge: 1}, name: 'badge', unique: true, sparse: true}]}");
    }

    @Test
    void moreThanTheLimitAreNotChanged() {
        EngineFailure counted = failure(writing("{command: " + RAISE + ", matched: [" + COUNTED + "]}", 1));
        EngineFailure uncounted = failure(writing("{command: " + RAISE + "}", 1));

        assertThat(List.of(counted.reason(), uncounted.reason())).containsOnly(Reason.LIMIT);
        assertThat(pay(2)).isEqualTo(9);
    }

    @Test
    void anotherCollectionUnderTheNameIsNotWritten() {
        Sealed sealed = writing("{command: " + RAISE + "}", 5);
        own.run("{drop: 'staff'}", "{create: 'staff'}", "{insert: 'staff', documents: [{_id: 2, team: 'a', pay: 9}]}");

        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
        assertThat(pay(2)).isEqualTo(9);
    }

    @Test
    void whatIsAnotherCollectionAtTheCommitIsNotKept() throws EngineFailure {
        Sealed sealed = seal(OperationKind.WRITE, "{command: " + RAISE + "}", limits(5), "staff", another());
        String transaction;
        try (Execution execution = TestRun.open(engine(), sealed)) {
            transaction = execution.transaction().orElseThrow();
            own.run("{drop: 'other'}", "{create: 'other'}");

            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);

            assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
        }
        assertThat(pay(2)).isEqualTo(9);
        assertThat(engine().fate(transaction)).isEqualTo(Fate.UNDONE);
    }

    @Test
    void whatIsNotCommittedIsNotKept() throws EngineFailure {
        String transaction;
        try (Execution execution = TestRun.open(engine(), writing("{command: " + RAISE + "}", 5))) {
            transaction = execution.transaction().orElseThrow();
            assertThat(pay(2)).isEqualTo(9);
        }

        assertThat(pay(2)).isEqualTo(9);
        assertThat(engine().fate(transaction)).isEqualTo(Fate.UNDONE);
    }

    @Test
    void aViolationChangesNothingAndTellsNoValue() {
        EngineFailure failure = failure(writing(
                "{command: {insert: 'staff', documents: [{_id: 8, badge: 'canary'}, {_id: 9, badge: 'canary'}]}}", 5));

        assertThat(failure.reason()).isEqualTo(Reason.CONSTRAINT);
        assertThat(failure.errorClass()).isEqualTo("11000");
        assertThat(failure.refusal().toString()).contains("statement `1`").doesNotContain("canary");
        assertThat(own.database().getCollection("staff").countDocuments()).isEqualTo(3);
    }

    @Test
    void otherDocumentsThanAPersonSawAreNotChanged() {
        Count count = new Count(
                MongoDocuments.bytes(BsonDocument.parse(
                        "{command: {aggregate: 'staff', pipeline: [{$match: {team: 'a'}}], cursor: {}}}")),
                List.of());
        Sealed sealed = writing("{command: " + RAISE + "}", 5).counted(count.expecting(new Image(2, new byte[32])));

        assertThat(failure(sealed).reason()).isEqualTo(Reason.APPROVAL_INVALID);
        assertThat(pay(2)).isEqualTo(9);
    }

    @Test
    void anotherTransactionInTheWayIsAConflict() {
        try (ClientSession session = own.server().owner().startSession()) {
            session.startTransaction();
            own.database()
                    .getCollection("staff")
                    .updateOne(session, Filters.eq("_id", 2), new Document("$set", new Document("pay", 1)));

            EngineFailure failure = failure(seal(
                    OperationKind.WRITE,
                    "{command: " + RAISE + "}",
                    new Limits(10, 1 << 20, 1 << 20, 5, Duration.ofSeconds(2)),
                    "staff"));

            assertThat(failure.reason()).isIn(Reason.CONFLICT, Reason.DEADLINE);
            session.abortTransaction();
        }
        assertThat(pay(2)).isEqualTo(9);
    }

    @Test
    void matchedDocumentsAreAffectedWhateverTheyHeldBefore() throws EngineFailure {
        try (Execution execution =
                TestRun.open(engine(), writing("{command: " + RAISE + ", matched: [" + COUNTED + "]}", 2))) {
            assertThat(execution.affected()).isEqualTo(2);
            assertThat(execution.columns()).isEmpty();
            assertThat(execution.next()).isEmpty();
            execution.commit();

            assertThat(engine().fate(execution.transaction().orElseThrow())).isEqualTo(Fate.KEPT);
        }
        assertThat(pay(2)).isEqualTo(10);
    }

    @Test
    void insertsAndDeletesAreCounted() throws EngineFailure {
        assertThat(affected("{command: {insert: 'staff', documents: [{_id: 4}, {_id: 5}]}}"))
                .isEqualTo(2);
        assertThat(affected("{command: {delete: 'staff', deletes: [{q: {_id: {$gt: 3}}, limit: 0}]}}"))
                .isEqualTo(2);
        assertThat(affected("{command: {update: 'staff', updates: [{q: {_id: 7}, u: {$set: {a: 1}}, upsert: true}]}}"))
                .isEqualTo(1);
    }

    @Test
    void whileATransactionRunsItsFateIsNotDecided() throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), writing("{command: " + RAISE + "}", 5))) {
            assertThat(engine().fate(execution.transaction().orElseThrow())).isEqualTo(Fate.RUNNING);
            execution.commit();
            assertThat(engine().fate(execution.transaction().orElseThrow())).isEqualTo(Fate.KEPT);
        }
    }

    @Test
    void ofAnotherDatabaseNothingIsKnown() throws EngineFailure {
        String unknown = "0123456789abcdef/" + System.currentTimeMillis() + "/" + "0".repeat(32);
        assertThat(engine().fate(unknown)).isEqualTo(Fate.FORGOTTEN);
        assertThat(engine().fate("anything")).isEqualTo(Fate.FORGOTTEN);
    }

    @Test
    void aCollectionOfTheGatewaysThatIsNotPlainIsNotTaken() throws EngineFailure {
        own.run("{drop: 'sallyport_outcomes'}", "{create: 'sallyport_outcomes', viewOn: 'staff', pipeline: []}");
        try (MongoEngine other = open(settings(own, 2))) {
            EngineFailure failure = catchThrowableOfType(
                    EngineFailure.class, () -> TestRun.open(other, writing("{command: " + RAISE + "}", 5)));

            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
            assertThat(failure.refusal().rule()).isEqualTo("writes.outcomes");
        }
    }

    private String another() throws EngineFailure {
        own.run("{create: 'other'}");
        engine().refresh();
        return "other";
    }

    private long affected(String rendering) throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), writing(rendering, 5))) {
            execution.commit();
            return execution.affected();
        }
    }

    private Sealed writing(String rendering, long most) {
        return seal(OperationKind.WRITE, rendering, limits(most), "staff");
    }

    private static Limits limits(long affected) {
        return new Limits(10, 1 << 20, 1 << 20, affected, Duration.ofSeconds(30));
    }

    private int pay(int id) {
        return own.database()
                .getCollection("staff")
                .find(Filters.eq("_id", id))
                .first()
                .getInteger("pay");
    }
}
