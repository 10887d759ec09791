package dev.sallyport.server.trail;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.AuditCursor;
import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.AuditLogOptions;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.audit.Disk;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A real trail in a folder whose disk fails when a test wants it to. */
public final class TestTrail implements AutoCloseable {
    private static final int SEGMENT_BYTES = 256 << 10;
    private static final int LARGE = 16 << 10;

    private final FailingDisk disk;
    private final AuditLog log;
    private final long first;
    private boolean isHeld;

    public TestTrail(Path folder) {
        disk = new FailingDisk(Disk.folder(folder));
        try {
            log = AuditLog.open(
                    new AuditLogOptions(disk, "shop/test/node/1", "node", SEGMENT_BYTES, InstantSource.system()),
                    _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        first = log.size();
    }

    public AuditLog log() {
        return log;
    }

    /** Every durable record since the trail was opened. */
    public List<AuditRecord> records() {
        List<AuditRecord> records = new ArrayList<>();
        try (AuditCursor cursor = log.reader().from(first)) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                records.add(next.get().record());
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kinds of every durable record since the trail was opened. */
    public List<Kind> kinds() {
        return records().stream().map(AuditRecord::getKind).toList();
    }

    /** From now on no flush succeeds, so that whoever waits for a record gets none. */
    public void breakDisk() {
        disk.broken().set(true);
    }

    /** From now on every flush waits, until the trail is closed. */
    public void holdDisk() {
        disk.flushes().acquireUninterruptibly();
        isHeld = true;
    }

    /** Leaves no room but for records that close what is open. */
    public void fill() {
        disk.full().set(true);
        AuditRecord large = AuditRecord.newBuilder()
                .setKind(Kind.KIND_CONFIG)
                .setWork(AuditRecord.Work.newBuilder().setTextCommitment(ByteString.copyFrom(new byte[LARGE])))
                .build();
        try {
            while (true) {
                var _ = log.append(large);
            }
        } catch (AuditUnavailable full) {
            fillUp(large.toBuilder().clearWork().build());
        }
    }

    private void fillUp(AuditRecord small) {
        try {
            while (true) {
                var _ = log.append(small);
            }
        } catch (AuditUnavailable full) {
            // nothing fits any more
        }
    }

    @Override
    public void close() {
        if (isHeld) {
            disk.flushes().release();
        }
        try {
            log.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
