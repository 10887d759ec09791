package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private final FakeDisk disk = new FakeDisk();

    @Test
    void aRecordWithoutKindIsRefused() throws IOException {
        try (var log = Records.open(disk)) {
            assertThatThrownBy(() -> log.append(AuditRecord.getDefaultInstance()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aStampedRecordIsRefused() throws IOException {
        try (var log = Records.open(disk)) {
            var stamped = Records.denied(1).toBuilder().setSeq(7).build();
            assertThatThrownBy(() -> log.append(stamped)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anOutcomeWithoutParentIsRefused() throws IOException {
        try (var log = Records.open(disk)) {
            var orphan = Records.outcome(1, "r").toBuilder().clearParent().build();
            assertThatThrownBy(() -> log.append(orphan)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aRecordTooLargeIsRefusedAndTheNextIsTaken() throws IOException {
        try (var log = Records.open(disk)) {
            assertThatThrownBy(() -> log.append(Records.denied(60_000))).isInstanceOf(RecordTooLarge.class);
            assertThat(log.append(Records.denied(59_000)).index()).isEqualTo(1);
        }
    }

    @Test
    void aClosedLogTakesNothing() throws IOException {
        var log = Records.open(disk);
        log.close();
        assertThatThrownBy(() -> log.append(Records.denied(1)))
                .isInstanceOfSatisfying(
                        AuditUnavailable.class, e -> assertThat(e.reason()).isEqualTo(AuditUnavailable.Reason.CLOSED));
    }

    @Test
    void theAnswerIsTheIndexAndTheLeafHashOfTheStoredBytes() throws IOException {
        try (var log = Records.open(disk)) {
            Appended appended = log.append(Records.denied(10));
            StoredRecord stored = log.reader().at(appended.index()).orElseThrow();
            assertThat(stored.leafHash()).isEqualTo(appended.leafHash());
            assertThat(stored.record().getNode()).isEqualTo("node-1");
            assertThat(stored.record().toByteArray()).isEqualTo(stored.bytes().toByteArray());
        }
    }

    @Test
    void aLogBeginsWithStartAndEndsWithStop() throws IOException {
        Records.open(disk).close();
        assertThat(Records.kinds(disk)).containsExactly(Kind.KIND_START, Kind.KIND_STOP);
    }

    @Test
    void aLogClosedInGoodOrderIsNotRecovered() throws IOException {
        Records.open(disk).close();
        Records.open(disk).close();
        assertThat(Records.kinds(disk))
                .containsExactly(Kind.KIND_START, Kind.KIND_STOP, Kind.KIND_START, Kind.KIND_STOP);
    }

    @Test
    void theSecondOpenerIsRefused() throws IOException {
        try (var _ = Records.open(disk)) {
            assertThatThrownBy(() -> Records.open(disk)).isInstanceOf(LogInUse.class);
        }
        Records.open(disk).close();
    }

    @Test
    void anotherOriginIsRefusedAndTheFolderLetGo() throws IOException {
        Records.open(disk).close();
        var foreign =
                new AuditLogOptions(disk, "org/cluster/node-2/1", "node-2", Records.SEGMENT, InstantSource.system());
        assertThatThrownBy(() -> AuditLog.open(foreign, _ -> {}))
                .isInstanceOf(LogCorrupt.class)
                .hasMessageContaining("origin");
        Records.open(disk).close();
    }

    @Test
    void segmentsChain() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 40; i++) {
                var _ = log.append(Records.denied(30_000));
            }
        }
        assertThat(Segments.list(disk)).hasSizeGreaterThan(4);
        assertThat(Records.verify(disk))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        v -> assertThat(v.records()).isEqualTo(42));
        assertThat(Records.all(disk)).hasSize(42);
    }

    @Test
    void writingGoesOnInTheSegmentThatWasLast() throws IOException {
        for (int run = 0; run < 3; run++) {
            try (var log = Records.open(disk)) {
                var _ = log.append(Records.denied(100));
            }
        }
        assertThat(Segments.list(disk)).containsExactly(0L);
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void manyWritersGetIndicesWithoutGapsAndEachRecordIsDurableBeforeItsAnswer() throws Exception {
        try (var log = Records.open(disk);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Long>>> writers = IntStream.range(0, 32)
                    .<Callable<List<Long>>>mapToObj(writer -> () -> write(log, writer))
                    .toList();
            List<Future<List<Long>>> written = threads.invokeAll(writers);
            List<Long> indices = written.stream()
                    .flatMap(future -> future.resultNow().stream())
                    .sorted()
                    .toList();
            assertThat(indices)
                    .isEqualTo(LongStream.rangeClosed(1, 32 * 20).boxed().toList());
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    private List<Long> write(AuditLog log, int writer) throws IOException {
        List<Long> indices = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String request = writer + "-" + i;
            long index = log.append(Records.intent(request)).index();
            assertThat(new AuditReader(disk.afterPowerLoss(), () -> Long.MAX_VALUE).at(index))
                    .hasValueSatisfying(
                            stored -> assertThat(stored.record().getRequestId()).isEqualTo(request));
            assertThat(indices).allMatch(earlier -> earlier < index);
            indices.add(index);
        }
        return indices;
    }

    @Test
    void clocksOfARecordFollowItsIndex() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 100; i++) {
                var _ = log.submit(Records.denied(1));
            }
        }
        assertThat(Records.all(disk)).isSortedAccordingTo(Comparator.comparingLong(AuditRecord::getHlc));
    }

    @Test
    void theFateOfARequestThatGoesOnAfterARestartBeginsBeforeIt() throws IOException {
        var key = new RequestKey("https://issuer", "ada", "spiffe://x/agent", "task-1", "r1");
        try (var log = Records.open(disk)) {
            var _ = log.append(Records.intent("r1"));
        }
        try (var log = Records.open(disk)) {
            RequestState state = log.find(key).orElseThrow();
            assertThat(state.firstIndex()).isEqualTo(1);
            assertThat(state.kind()).as("closed as unknown").isEqualTo(Kind.KIND_OUTCOME);
        }
    }

    @Test
    void theFateOfARequestIsKnownAlsoAfterARestart() throws IOException {
        var key = new RequestKey("https://issuer", "ada", "spiffe://x/agent", "task-1", "r1");
        try (var log = Records.open(disk)) {
            long intent = log.append(Records.intent("r1")).index();
            assertThat(log.find(key).orElseThrow().kind()).isEqualTo(Kind.KIND_INTENT);
            var _ = log.append(Records.outcome(intent, "r1"));
        }
        try (var log = Records.open(disk)) {
            RequestState state = log.find(key).orElseThrow();
            assertThat(state.kind()).isEqualTo(Kind.KIND_OUTCOME);
            assertThat(state.firstIndex()).isEqualTo(1);
            assertThat(state.latestIndex()).isEqualTo(2);
            assertThat(log.find(new RequestKey("https://issuer", "ada", "other", "task-1", "r1")))
                    .isEmpty();
            assertThat(log.find(new RequestKey("https://issuer", "bob", "spiffe://x/agent", "task-1", "r1")))
                    .isEmpty();
        }
    }
}
