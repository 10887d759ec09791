package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Fate;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.mongodb.Toll.Way;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.TestRun;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way to the server breaks: nothing is said of a write that is not known, and nobody waits for long. */
final class MongoTroubleIT extends OnDocuments {
    private static final String COMMIT = "commitTransaction";
    private static final String READ = "{command: {aggregate: 'staff', pipeline: [], cursor: {}}}";

    MongoTroubleIT(DocumentDatabase own) throws EngineFailure {
        super(own, "{create: 'staff'}", "{insert: 'staff', documents: [{_id: 1}]}");
    }

    /** Holes M6. */
    @Test
    @Tag("refused")
    void whereNoTransactionsAreNothingIsWritten() throws EngineFailure, IOException {
        try (Toll toll = new Toll(own.port())) {
            toll.take("", Way.ALONE);
            try (MongoEngine through = open(through(toll))) {
                EngineFailure failure =
                        catchThrowableOfType(EngineFailure.class, () -> TestRun.open(through, inserting()));

                assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
                assertThat(failure.refusal().nextStep()).contains("replica set");
                assertThat(readThrough(through)).isEqualTo(1);
            }
        }
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void aCommitWhoseCommandWasLostIsNotKeptAndSaysSoWhenAsked() throws EngineFailure, IOException {
        try (Toll toll = new Toll(own.port());
                MongoEngine through = open(through(toll))) {
            String transaction = committing(through, toll, Way.COMMAND_LOST);

            toll.take("", Way.THROUGH);
            assertThat(fate(through, transaction)).isEqualTo(Fate.UNDONE);
            assertThat(documents()).isEqualTo(1);
        }
    }

    @Test
    void aCommitWhoseAnswerWasLostIsKnownWhenAsked() throws EngineFailure, IOException {
        try (Toll toll = new Toll(own.port());
                MongoEngine through = open(through(toll))) {
            String transaction = committing(through, toll, Way.ANSWER_LOST);

            toll.take("", Way.THROUGH);
            assertThat(fate(through, transaction)).isEqualTo(Fate.KEPT);
            assertThat(documents()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedFor() throws EngineFailure, IOException {
        try (Toll toll = new Toll(own.port());
                MongoEngine through = open(through(toll))) {
            toll.take("pipeline", Way.SILENCE);
            long start = System.nanoTime();

            EngineFailure failure = catchThrowableOfType(
                    EngineFailure.class,
                    () -> TestRun.open(
                            through, seal(OperationKind.READ, READ, limits(Duration.ofMillis(500)), "staff")));

            assertThat(failure.reason()).isEqualTo(Reason.DEADLINE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            toll.take("", Way.THROUGH);
            assertThat(readThrough(through)).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatBreaksIsUnavailableAndTheNextOneWorks() throws EngineFailure, IOException {
        try (Toll toll = new Toll(own.port());
                MongoEngine through = open(through(toll))) {
            toll.take("pipeline", Way.ANSWER_LOST);

            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> readThrough(through));

            assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
            toll.take("", Way.THROUGH);
            assertThat(readThrough(through)).isEqualTo(1);
        }
    }

    @Test
    void nobodyThereIsUnavailable() throws IOException {
        Toll toll = new Toll(own.port());
        toll.close();

        EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> open(through(toll)));

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
    }

    /** The transaction of an insert whose commit goes lost. */
    private String committing(MongoEngine through, Toll toll, Way way) throws EngineFailure {
        try (Execution execution = TestRun.open(through, inserting())) {
            toll.take(COMMIT, way);
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, execution::commit);

            assertThat(toll.met()).isGreaterThan(0);
            assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
            return execution.transaction().orElseThrow();
        }
    }

    private Sealed inserting() {
        return seal(
                OperationKind.WRITE,
                "{command: {insert: 'staff', documents: [{_id: 2}]}}",
                limits(Duration.ofSeconds(30)),
                "staff");
    }

    /** As the gateway does: asks again while it runs. */
    private static Fate fate(MongoEngine engine, String transaction) throws EngineFailure {
        Fate fate = Fate.RUNNING;
        for (int i = 0; i < 5 && fate == Fate.RUNNING; i++) {
            fate = engine.fate(transaction);
        }
        return fate;
    }

    private int readThrough(MongoEngine through) throws EngineFailure {
        try (Execution execution =
                TestRun.open(through, seal(OperationKind.READ, READ, limits(Duration.ofSeconds(20)), "staff"))) {
            return documents(execution).size();
        }
    }

    private long documents() {
        return own.database().getCollection("staff").countDocuments(new Document());
    }

    private static Limits limits(Duration time) {
        return new Limits(10, 1 << 20, 1 << 20, 5, time);
    }

    private SourceSettings through(Toll toll) {
        return new SourceSettings(
                "shop",
                "127.0.0.1:" + toll.port(),
                own.name(),
                List.of(),
                "",
                () -> "",
                new SourceSettings.Tls.Off(),
                4,
                WIDE,
                Map.of());
    }
}
