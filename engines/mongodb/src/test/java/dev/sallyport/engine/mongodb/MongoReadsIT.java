package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ColumnType;
import dev.sallyport.engine.Completion;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Permit;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestCancellation;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** One open is one cursor in a session of its own, within its limits, and nothing of it stays behind. */
final class MongoReadsIT extends OnDocuments {
    private static final String ALL = "{aggregate: 'notes', pipeline: [{$sort: {_id: 1}}], cursor: {}}";
    /** Takes the server minutes: each document is looked at beside each pair of others, so that nothing is worked out once. */
    private static final String SLOW =
            "{aggregate: 'notes', pipeline: [{$lookup: {from: 'notes', let: {t: '$text'}, pipeline: [{$lookup: {from: 'notes',"
                    + " let: {u: '$text'}, pipeline: [{$match: {$expr: {$eq: [{$concat: ['$text', '$$u']}, 'x']}}}], as: 'c'}},"
                    + " {$match: {$expr: {$eq: ['$text', '$$t']}}}], as: 'b'}}, {$match: {b: 7}}], cursor: {}}";

    MongoReadsIT(DocumentDatabase own) throws EngineFailure {
        super(own, "{create: 'notes'}", "{create: 'other'}");
        own.database()
                .getCollection("notes")
                .insertMany(IntStream.range(0, 3_000)
                        .mapToObj(i -> new Document("_id", i).append("text", "note " + i))
                        .toList());
        engine().refresh();
    }

    @Test
    void anotherCollectionUnderTheNameIsNotRead() {
        Sealed sealed = reading(ALL, "notes");
        own.run("{drop: 'notes'}", "{create: 'notes'}", "{insert: 'notes', documents: [{_id: 1, ssn: 'x'}]}");

        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    void aRenamedCollectionIsNotReadThroughACount() {
        Sealed sealed = reading("{aggregate: 'notes', pipeline: [{$count: 'n'}], cursor: {}}", "notes");
        own.run("{drop: 'notes'}");
        own.database().getCollection("other").insertOne(new Document("_id", 1));
        own.database().getCollection("other").renameCollection(new com.mongodb.MongoNamespace(own.name(), "notes"));

        assertThat(failure(sealed).reason()).isEqualTo(Reason.CATALOG_CHANGED);
    }

    @Test
    void whatIsLookedUpIsComparedAgainBehindEachAnswerOfTheServer() throws EngineFailure {
        Sealed sealed = reading(
                "{aggregate: 'notes', pipeline: [{$lookup: {from: 'other', pipeline: [], as: 'o'}}], cursor: {}}",
                "notes",
                "other");
        try (Execution execution = TestRun.open(engine(), sealed)) {
            assertThat(execution.next()).isPresent();
            own.run("{drop: 'other'}", "{create: 'other'}");

            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> documents(execution));

            assertThat(failure.reason()).isEqualTo(Reason.CATALOG_CHANGED);
        }
    }

    @Test
    void otherCommandsThanReadsDoNotRunAsOne() {
        Sealed sealed = reading("{insert: 'notes', documents: [{_id: -1}]}", "notes");

        assertThat(failure(sealed).reason()).isEqualTo(Reason.INTERNAL);
        assertThat(own.database().getCollection("notes").countDocuments()).isEqualTo(3_000);
    }

    @Test
    void rowsComeInOrderInBatchesAsTheyAreStored() throws EngineFailure {
        try (Execution execution = TestRun.open(engine(), reading(ALL, "notes"))) {
            assertThat(execution.columns().getFirst().type()).isEqualTo(ColumnType.BSON);
            Batch first = execution.next().orElseThrow();
            Batch second = execution.next().orElseThrow();
            List<BsonDocument> rest = documents(execution);

            assertThat(first.rows()).isEqualTo(64);
            assertThat(second.rows()).isEqualTo(1_024);
            assertThat(documents(first).getFirst()).isEqualTo(BsonDocument.parse("{_id: 0, text: 'note 0'}"));
            assertThat(rest.getLast().getInt32("_id").getValue()).isEqualTo(2_999);
            assertThat(first.rows() + second.rows() + rest.size()).isEqualTo(3_000);
            assertThat(execution.completion()).isEqualTo(Completion.COMPLETE);
            assertThat(execution.transaction()).isEmpty();
        }
        requireNoCursor();
    }

    @Test
    void anAnswerWithoutDocumentsHasTheOneThatItHasOtherwise() throws EngineFailure {
        Sealed sealed = seal(
                OperationKind.READ,
                "{command: {aggregate: 'notes', pipeline: [{$match: {_id: -1}}, {$count: 'n'}], cursor: {}}, otherwise: {n: 0}}",
                WIDE,
                "notes");

        assertThat(read(sealed)).containsExactly(BsonDocument.parse("{n: 0}"));
    }

    @Test
    void rowsAndBytesStopAtTheLimit() throws EngineFailure {
        Limits rows = new Limits(70, 1 << 30, 1 << 20, 0, Duration.ofSeconds(60));
        Limits bytes = new Limits(1_000, 300, 1 << 20, 0, Duration.ofSeconds(60));
        for (Limits limits : List.of(rows, bytes)) {
            Sealed sealed = seal(OperationKind.READ, "{command: " + ALL + "}", limits, "notes");
            try (Execution execution = TestRun.open(engine(), sealed)) {
                assertThat(documents(execution)).hasSize(limits.equals(rows) ? 70 : 9);
                assertThat(execution.completion()).isEqualTo(Completion.LIMIT_REACHED);
            }
        }
        requireNoCursor();
    }

    @Test
    void aDocumentThatIsTooLargeIsNotCut() {
        Limits limits = new Limits(100, 1 << 30, 20, 0, Duration.ofSeconds(60));

        EngineFailure failure = failure(seal(OperationKind.READ, "{command: " + ALL + "}", limits, "notes"));

        assertThat(failure.reason()).isEqualTo(Reason.LIMIT);
        assertThat(failure.refusal().nextStep()).contains("project fewer fields");
    }

    @Test
    void closingFreesTheCursorAndTheSession() throws EngineFailure {
        for (int i = 0; i < 12; i++) {
            try (Execution execution = TestRun.open(engine(), reading(ALL, "notes"))) {
                assertThat(execution.next()).isPresent();
            }
        }
        requireNoCursor();
    }

    @Test
    void theServerEndsWhatTakesTooLong() {
        Limits limits = new Limits(100, 1 << 30, 1 << 20, 0, Duration.ofMillis(300));

        EngineFailure failure = failure(seal(OperationKind.READ, "{command: " + SLOW + "}", limits, "notes"));

        assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
        requireNothingRuns();
    }

    @Test
    void cancellingEndsTheOperationOnTheServer() {
        TestCancellation cancellation = new TestCancellation();
        Thread.ofVirtual().start(() -> {
            await().until(this::runs);
            cancellation.cancel();
        });

        EngineFailure failure = catchThrowableOfType(
                EngineFailure.class, () -> engine().open(Permit.mint(reading(SLOW, "notes"), 1), cancellation));

        assertThat(failure.reason()).isEqualTo(Reason.CANCELLED);
        requireNothingRuns();
    }

    @Test
    void moreThanTheSourceTakesAtOnceAreRefusedInTime() throws EngineFailure {
        try (MongoEngine narrow = open(settings(own, 1));
                Execution execution = TestRun.open(narrow, reading(ALL, "notes"))) {
            assertThat(execution.next()).isPresent();

            EngineFailure failure =
                    catchThrowableOfType(EngineFailure.class, () -> TestRun.open(narrow, reading(ALL, "notes")));

            assertThat(failure.reason()).isEqualTo(Reason.OVERLOADED);
        }
    }

    @Test
    void errorsOfTheServerCarryNoValue() {
        EngineFailure failure = failure(
                reading("{aggregate: 'notes', pipeline: [{$project: {x: {$toInt: '$text'}}}], cursor: {}}", "notes"));

        assertThat(failure.reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(failure).hasNoCause();
        assertThat(failure.refusal().toString() + failure.errorClass()).doesNotContain("note 0");
    }

    private boolean runs() {
        return !running().isEmpty();
    }

    private List<Document> running() {
        return own.server()
                .owner()
                .getDatabase("admin")
                .runCommand(new Document("currentOp", 1).append("ns", own.name() + ".notes"))
                .getList("inprog", Document.class);
    }

    private void requireNothingRuns() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(running()).isEmpty());
    }

    private void requireNoCursor() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(own.server()
                                .owner()
                                .getDatabase("admin")
                                .runCommand(new Document("serverStatus", 1))
                                .get("metrics", Document.class)
                                .get("cursor", Document.class)
                                .get("open", Document.class)
                                .get("total", Number.class)
                                .longValue())
                        .isZero());
    }
}
