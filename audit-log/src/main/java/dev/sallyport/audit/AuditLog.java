package dev.sallyport.audit;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** An append-only log of records in one folder, with one writer; what it has answered for survives a crash. */
public final class AuditLog implements AutoCloseable {
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final Disk disk;
    private final Closeable folderLock;
    private final Intake intake;
    private final SegmentWriter segments;
    private final LogWriter writer;
    private final Thread thread;
    private final DurableSize durable;
    private final RequestIndex requests;
    private final RecoveryReport recovery;

    AuditLog(OpenLog parts, Consumer<AuditUnavailable> onSealed) {
        disk = parts.disk();
        folderLock = parts.folderLock();
        intake = parts.intake();
        segments = parts.segments();
        durable = parts.durable();
        requests = parts.requests();
        recovery = parts.recovery();
        writer = new LogWriter(intake, segments, durable, requests, onSealed);
        thread = Thread.ofPlatform().name("audit-log").daemon().start(writer);
    }

    /**
     * Opens or creates a log: cuts off a torn tail, records START, RECOVERED where the last run did not close it, and
     * an OUTCOME of UNKNOWN for each operation left open.
     *
     * @param onSealed told once, on the writer's thread, when a write or a flush has failed and the log takes no more
     * @throws LogInUse if it is open already
     * @throws LogCorrupt if it is damaged in a way that no crash explains
     */
    public static AuditLog open(AuditLogOptions options, Consumer<AuditUnavailable> onSealed) throws IOException {
        var log = new AuditLog(OpenLog.open(options), onSealed);
        try {
            FirstRecords.append(log, log.recovery);
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** Appends durably and returns the index, or throws; there is no third outcome. */
    public Appended append(AuditRecord record) {
        return submit(record).awaitDurable();
    }

    /** Appends durably within a time and returns the index, or throws; after {@code DEADLINE} it may still land. */
    public Appended append(AuditRecord record, Duration atMost) {
        long started = System.nanoTime();
        Pending pending = submit(record, atMost);
        return pending.awaitDurable(atMost.minusNanos(System.nanoTime() - started));
    }

    /** Gives a record its place in the log and returns while it becomes durable; waits up to 2 s for a place. */
    public Pending submit(AuditRecord record) {
        return submit(record, NO_LIMIT);
    }

    /** Gives a record its place in the log, or throws after the shorter of this time and 2 s. */
    public Pending submit(AuditRecord record, Duration atMost) {
        if (record.getKind() == Kind.KIND_UNSPECIFIED || record.getKind() == Kind.UNRECOGNIZED) {
            throw new IllegalArgumentException("a record needs a kind");
        }
        if (Stamper.isStamped(record)) {
            throw new IllegalArgumentException("the log alone sets the fields from schema_version to flush_first_seq");
        }
        if (record.getKind() == Kind.KIND_OUTCOME && !record.hasParent()) {
            throw new IllegalArgumentException("an outcome needs the index of its intent as parent");
        }
        return intake.submit(record, atMost);
    }

    /** How many records are durable. */
    public long size() {
        return durable.size();
    }

    /** How the log was found when it was opened. */
    public RecoveryReport recovery() {
        return recovery;
    }

    /** What became of the requests of the last day. */
    public RequestIndex requests() {
        return requests;
    }

    /** Reads this log, up to what is durable. */
    public AuditReader reader() {
        return new AuditReader(disk, durable::size);
    }

    /** Waits at most so long until there are more than `known` durable records; true if there are. */
    public boolean awaitMore(long known, Duration atMost) throws InterruptedException {
        return durable.awaitMore(known, atMost);
    }

    /** How many records wait to be written. */
    public int waiting() {
        return intake.waiting();
    }

    /** How many times the disk was flushed. */
    public long flushes() {
        return writer.flushes();
    }

    /** Records STOP, writes what waits, and lets go of the folder. */
    @Override
    public void close() throws IOException {
        try (folderLock;
                segments) {
            recordStop();
            intake.close();
            joinWriter();
            disk.delete(Segments.SPARE);
        }
    }

    private void recordStop() {
        try {
            var _ = submit(AuditRecord.newBuilder().setKind(Kind.KIND_STOP).build());
        } catch (AuditUnavailable e) {
            // sealed or full: the next run finds that the log was not closed
        }
    }

    private void joinWriter() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
