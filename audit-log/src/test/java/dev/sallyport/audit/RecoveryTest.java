package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final String FIRST = Segments.name(0);
    private final FakeDisk disk = new FakeDisk();

    @Test
    void aTornLastFrameIsCutOffWhereverItIsTorn() throws IOException {
        FakeDisk whole = crashed(4);
        int start = (int) lastFrame(whole);
        int end = (int) Zeros.lastWritten(whole.file(FIRST), SegmentHeader.BYTES);
        for (int torn = start + 1; torn < end; torn++) {
            FakeDisk crash = whole.copy();
            Arrays.fill(crash.file(FIRST).bytes, torn, end, (byte) 0);
            recovers(crash, 3);
        }
    }

    @Test
    void aFileThatEndsInsideItsLastFrameIsRecovered() throws IOException {
        FakeDisk crash = crashed(4);
        crash.file(FIRST).bytes = Arrays.copyOf(crash.file(FIRST).bytes, (int) lastFrame(crash) + 20);
        recovers(crash, 3);
    }

    private static void recovers(FakeDisk crash, int survivors) throws IOException {
        long truncated;
        try (var log = Records.open(crash)) {
            truncated = log.recovery().truncatedBytes();
        }
        List<AuditRecord> records = Records.all(crash);
        assertThat(records.subList(survivors, records.size()))
                .extracting(AuditRecord::getKind)
                .containsExactly(Kind.KIND_START, Kind.KIND_RECOVERED, Kind.KIND_STOP);
        assertThat(records.get(survivors + 1).getRecovery().getTruncatedBytes()).isEqualTo(truncated);
        assertThat(Records.verify(crash)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aBadFrameBeforeALaterFlushIsDamage() throws IOException {
        FakeDisk damaged = crashed(4);
        long bad = frame(damaged, 1);
        damaged.file(FIRST).bytes[(int) bad + 30] ^= 1;
        assertThatThrownBy(() -> Records.open(damaged)).isInstanceOfSatisfying(LogCorrupt.class, e -> {
            assertThat(e.file()).isEqualTo(FIRST);
            assertThat(e.offset()).isEqualTo(bad);
        });
    }

    @Test
    void zerosBeforeALaterFlushAreDamage() throws IOException {
        FakeDisk damaged = crashed(4);
        Arrays.fill(damaged.file(FIRST).bytes, (int) frame(damaged, 1), (int) frame(damaged, 3), (byte) 0);
        assertThatThrownBy(() -> Records.open(damaged)).isInstanceOf(LogCorrupt.class);
    }

    @Test
    void aSectorLostInsideTheLastFlushIsATornTail() throws IOException {
        FakeDisk crash = oneFlush();
        int from = (int) (frame(crash, 2) / 512 + 1) * 512;
        Arrays.fill(crash.file(FIRST).bytes, from, from + 512, (byte) 0);
        recovers(crash, 2);
    }

    @Test
    void aByteChangedInsideTheLastFlushIsDamage() throws IOException {
        FakeDisk damaged = oneFlush();
        damaged.file(FIRST).bytes[(int) frame(damaged, 2) + 100] ^= 1;
        assertThatThrownBy(() -> Records.open(damaged)).isInstanceOf(LogCorrupt.class);
    }

    @Test
    void aDamagedHeaderIsRefused() throws IOException {
        FakeDisk damaged = crashed(2);
        damaged.file(FIRST).bytes[40] ^= 1;
        assertThatThrownBy(() -> Records.open(damaged)).isInstanceOf(LogCorrupt.class);
    }

    @Test
    void aMissingSegmentSealsTheLog() throws IOException {
        segments();
        disk.delete(Segments.name(Segments.list(disk).higher(0L)));
        sealsItself();
    }

    @Test
    void aByteChangedInASegmentBeforeTheLastSealsTheLog() throws IOException {
        segments();
        disk.file(FIRST).bytes[SegmentHeader.BYTES + 200] ^= 1;
        sealsItself();
    }

    @Test
    void aRecordWithAGoodChecksumInTheWrongPlaceSealsTheLog() throws IOException {
        segments();
        byte[] bytes = disk.file(FIRST).bytes;
        int second = (int) frame(disk, 1);
        byte[] payload = ((Step.Whole) new FrameCursor(disk.file(FIRST), second).next()).payload();
        payload[payload.length - 1] ^= 1;
        ByteBuffer.wrap(bytes, second + 4, 4).putInt(Frame.checksum(payload.length, payload));
        bytes[second + Frame.PREFIX + payload.length - 1] ^= 1;
        sealsItself();
    }

    private void segments() throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 0; i < 40; i++) {
                var _ = log.append(Records.denied(30_000));
            }
        }
    }

    /** The past is read beside the first operations, so it is the log that ends, not its opening. */
    private void sealsItself() throws IOException {
        List<AuditUnavailable> sealed = new CopyOnWriteArrayList<>();
        try (var log = AuditLog.open(Records.options(disk), sealed::add)) {
            assertThatThrownBy(log::recovery)
                    .isInstanceOfSatisfying(
                            AuditUnavailable.class,
                            e -> assertThat(e.reason()).isEqualTo(AuditUnavailable.Reason.SEALED))
                    .hasCauseInstanceOf(AuditUnavailable.class)
                    .hasRootCauseInstanceOf(LogCorrupt.class);
            assertThat(sealed).hasSize(1);
            assertThatThrownBy(() -> log.append(Records.denied(1))).isInstanceOf(AuditUnavailable.class);
        }
    }

    @Test
    void aSegmentThatHasItsNameAndNoFrameYetGoesOnAfterTheOneBefore() throws IOException {
        var late = (InstantSource) () -> Instant.now().plusSeconds(3_600);
        try (var log = AuditLog.open(Records.options(disk).withClock(late), _ -> {})) {
            while (Segments.list(disk).size() < 2) {
                var _ = log.append(Records.denied(30_000));
            }
        }
        byte[] last = disk.file(Segments.name(Segments.list(disk).last())).bytes;
        Arrays.fill(last, SegmentHeader.BYTES, last.length, (byte) 0);
        try (var log = Records.open(disk)) {
            assertThat(log.recovery().wasClosed()).isFalse();
        }
        assertThat(Records.verify(disk)).as("the clock goes on too").isInstanceOf(Verification.Verified.class);
    }

    @Test
    void anOperationLeftOpenInAnEarlierSegmentIsClosedAlsoAfterALongRest() throws IOException {
        long open;
        try (var log = Records.open(disk)) {
            open = log.append(Records.intent("r1")).index();
            while (Segments.list(disk).size() < 3) {
                var _ = log.append(Records.denied(30_000));
            }
        }
        var later = (InstantSource) () -> Instant.now().plus(Duration.ofDays(3));
        try (var log = AuditLog.open(Records.options(disk).withClock(later), _ -> {})) {
            assertThat(log.recovery().openOperations())
                    .extracting(OpenOperation::index)
                    .containsExactly(open);
        }
    }

    @Test
    void operationsLeftOpenGetAnUnknownOutcome() throws IOException {
        try (var log = Records.open(disk)) {
            long closed = log.append(Records.intent("r1")).index();
            var _ = log.append(Records.outcome(closed, "r1"));
            var _ = log.append(Records.intent("r2"));
        }
        try (var log = Records.open(disk)) {
            OpenOperation open = log.recovery().openOperations().getFirst();
            assertThat(open.index()).isEqualTo(3);
            assertThat(open.agent()).isEqualTo("spiffe://x/agent");
            assertThat(open.task()).isEqualTo("task-1");
            assertThat(open.source()).isEqualTo("shop-pg");
            AuditRecord outcome = log.reader().at(log.size() - 1).orElseThrow().record();
            assertThat(outcome.getParent()).isEqualTo(3);
            assertThat(outcome.getRequestId()).isEqualTo("r2");
            assertThat(outcome.getResult().getCompletion()).isEqualTo(Completion.COMPLETION_UNKNOWN);
        }
        try (var log = Records.open(disk)) {
            assertThat(log.recovery().openOperations()).isEmpty();
        }
    }

    /** The disk of a log that wrote this many records, each in a flush of its own, and was then cut off. */
    private FakeDisk crashed(int records) throws IOException {
        try (var log = Records.open(disk)) {
            for (int i = 1; i < records; i++) {
                var _ = log.append(Records.denied(200 + i));
            }
            return disk.afterPowerLoss();
        }
    }

    /** START in a flush of its own, then four records in one. */
    private FakeDisk oneFlush() throws IOException {
        FakeDisk crash = crashed(1);
        SegmentFile file = crash.open(FIRST);
        long end = Zeros.lastWritten(file, SegmentHeader.BYTES);
        var range = CompactRange.empty();
        range.append(new Merkle().leaf(payload(file)));
        var writer = new SegmentWriter(
                crash,
                new Spare(crash, Records.SEGMENT, Runnable::run),
                Records.ORIGIN,
                new SegmentTail(file, end, range));
        var stamper = new Stamper("node-1", InstantSource.system(), 0);
        byte[] body = Records.denied(1_500).toByteArray();
        List<Pending> flush = LongStream.rangeClosed(1, 4)
                .mapToObj(seq -> new Pending(seq, new Entry(Records.denied(1), stamper.stamp(seq), body, false)))
                .toList();
        var _ = writer.write(flush);
        return crash;
    }

    private static byte[] payload(SegmentFile file) throws IOException {
        return ((Step.Whole) new FrameCursor(file, SegmentHeader.BYTES).next()).payload();
    }

    private static long lastFrame(FakeDisk disk) throws IOException {
        return frame(disk, Records.all(disk).size() - 1);
    }

    private static long frame(FakeDisk disk, int number) throws IOException {
        var cursor = new FrameCursor(disk.file(FIRST), SegmentHeader.BYTES);
        for (int i = 0; i < number; i++) {
            var _ = cursor.next();
        }
        return ((Step.Whole) cursor.next()).position();
    }
}
