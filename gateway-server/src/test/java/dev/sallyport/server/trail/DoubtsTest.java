package dev.sallyport.server.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.audit.InDoubt;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.source.TestSettings;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import dev.sallyport.v1.AuditRecord.OperationClass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that an earlier run left in doubt, and what their database tells of them. */
class DoubtsTest {
    private static final Refusal SILENCE = new Refusal(Reason.SOURCE_UNAVAILABLE, "no", "source.test", "wait");

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private FakeDatabase.Told told = _ -> Fate.RUNNING;
    private Sources sources = new Sources(List.of());
    private TestTrail trail;

    @BeforeEach
    void leaveTwoInDoubt() {
        try (TestTrail before = new TestTrail(folder)) {
            leave(before, "request-1", "771");
            leave(before, "request-2", "772");
        }
        trail = new TestTrail(folder);
        connect("shop");
    }

    private void connect(String name) {
        var settings = TestSettings.shop(new Limits(1, 1, 1, 1, Duration.ofSeconds(1)));
        assertThat(settings.name()).isEqualTo("shop");
        sources = new Sources(name.equals("shop") ? List.of(new Source(settings, database())) : List.of());
        sources.open();
    }

    private FakeDatabase database() {
        return new FakeDatabase(transaction -> {
            asked.add(transaction);
            return told.of(transaction);
        });
    }

    private static void leave(TestTrail before, String request, String transaction) {
        AuditRecord intent = AuditRecord.newBuilder()
                .setKind(Kind.KIND_INTENT)
                .setRequestId(request)
                .setTarget(AuditRecord.Target.newBuilder().setSource("shop"))
                .setWork(AuditRecord.Work.newBuilder().setOperationClass(OperationClass.OPERATION_CLASS_WRITE))
                .build();
        long index = before.log().append(intent).index();
        var _ = before.log()
                .append(intent.toBuilder()
                        .clearWork()
                        .setKind(Kind.KIND_PRECOMMIT)
                        .setParent(index)
                        .setResult(AuditRecord.Result.newBuilder()
                                .setBackendTransaction(transaction)
                                .setRowsAffected(3))
                        .build());
    }

    @AfterEach
    void close() {
        trail.close();
        sources.close();
    }

    @Test
    void whatTheDatabaseKeptOrUndidIsRecordedAndNotAskedForAgain() {
        told = transaction -> transaction.equals("771") ? Fate.KEPT : Fate.UNDONE;
        Doubts doubts = remembered();
        doubts.ask();
        doubts.ask();

        assertThat(asked).containsExactly("771", "772");
        assertThat(resolutions())
                .extracting(record ->
                        record.getRequestId() + " " + record.getResult().getCompletion() + " "
                                + record.getResult().getRowsAffected())
                .containsExactly(
                        "request-1 COMPLETION_RESOLVED_COMMITTED 3", "request-2 COMPLETION_RESOLVED_ROLLED_BACK 0");
    }

    @Test
    void whatTheDatabaseStillWorksOnIsAskedForAgain() {
        Doubts doubts = remembered();
        doubts.ask();
        assertThat(resolutions()).isEmpty();
        told = _ -> Fate.KEPT;
        doubts.ask();
        assertThat(resolutions()).hasSize(2);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNotAskedForTheNextOneButAgainLater() {
        told = _ -> {
            throw new EngineFailure(SILENCE, "08006");
        };
        Doubts doubts = remembered();
        doubts.ask();
        assertThat(asked).containsExactly("771");
        told = _ -> Fate.UNDONE;
        doubts.ask();
        assertThat(resolutions()).hasSize(2);
    }

    @Test
    void whatTheDatabaseForgotStaysUnknownAndIsNotAskedForAgain() {
        told = _ -> Fate.FORGOTTEN;
        Doubts doubts = remembered();
        doubts.ask();
        doubts.ask();
        assertThat(asked).containsExactly("771", "772");
        assertThat(resolutions()).isEmpty();
    }

    @Test
    void anEngineThatBreaksOverOneIsAskedForTheOther() {
        told = transaction -> {
            if (transaction.equals("771")) {
                throw new IllegalStateException("a bug");
            }
            return Fate.KEPT;
        };
        remembered().ask();
        assertThat(resolutions())
                .singleElement()
                .satisfies(record -> assertThat(record.getRequestId()).isEqualTo("request-2"));
    }

    @Test
    void aWriteOfASourceThatIsGoneStaysUnknown() {
        sources.close();
        connect("none");
        remembered().ask();
        assertThat(asked).isEmpty();
        assertThat(resolutions()).isEmpty();
    }

    @Test
    void whatWasNotRecordedIsAskedForAgain() {
        told = _ -> Fate.KEPT;
        Doubts doubts = remembered();
        trail.breakDisk();
        doubts.ask();
        doubts.ask();
        assertThat(asked).containsExactly("771", "771");
    }

    @Test
    void theThreadAsksByItselfForThoseOfEarlierRunsAndOfThisOne() {
        told = _ -> Fate.KEPT;
        InDoubt one = trail.log().recovery().inDoubt().getFirst();
        try (Doubts doubts = Doubts.open(trail.log(), sources)) {
            await().untilAsserted(() -> assertThat(resolutions()).hasSize(2));
            doubts.accept(one);
            await().untilAsserted(() -> assertThat(resolutions()).hasSize(3));
        }
    }

    private Doubts remembered() {
        var doubts = new Doubts(trail.log(), sources);
        doubts.remember();
        return doubts;
    }

    private List<AuditRecord> resolutions() {
        List<AuditRecord> resolutions = new ArrayList<>(trail.records());
        resolutions.removeIf(record -> record.getKind() != Kind.KIND_OUTCOME
                || record.getResult().getCompletion() == Completion.COMPLETION_UNKNOWN);
        return resolutions;
    }
}
