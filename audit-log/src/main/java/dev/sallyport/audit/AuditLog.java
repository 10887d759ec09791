package dev.sallyport.audit;

import dev.sallyport.audit.AuditUnavailable.Reason;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** An append-only log of records in one folder, with one writer; what it has answered for survives a crash. */
public final class AuditLog implements AutoCloseable {
    private static final Duration NO_LIMIT = Duration.ofDays(1);
    private static final Set<Kind> STEPS = Set.of(Kind.KIND_PRECOMMIT, Kind.KIND_OUTCOME);

    private final Disk disk;
    private final Closeable folderLock;
    private final Intake intake;
    private final SegmentWriter segments;
    private final LogWriter writer;
    private final Thread thread;
    private final DurableSize durable;
    private final RequestIndex requests;
    private final FutureTask<RecoveryReport> recovery;
    private final Thread past;

    AuditLog(OpenLog parts, Consumer<AuditUnavailable> onSealed) {
        disk = parts.disk();
        folderLock = parts.folderLock();
        intake = parts.intake();
        segments = parts.segments();
        durable = parts.durable();
        requests = parts.requests();
        recovery = new FutureTask<>(() -> recover(parts.past(), onSealed));
        past = Thread.ofPlatform().name("audit-log-past").daemon().unstarted(recovery);
        writer = new LogWriter(intake, segments, durable, requests, onSealed);
        thread = Thread.ofPlatform().name("audit-log").daemon().start(writer);
    }

    /**
     * Opens or creates a log: cuts off a torn tail and records START. Then, while the log is in use, the last day is read
     * back and recorded: RECOVERED where the last run did not close it, and an OUTCOME for each operation left open, of FAILED
     * for a write that was never about to be committed and of UNKNOWN for any other; {@link #recovery} waits for that.
     *
     * @param onSealed told once, on the thread that finds out, when a write or a flush has failed, or the past is damaged, and
     *     the log takes no more
     * @throws LogInUse if it is open already
     * @throws LogCorrupt if its last segment is damaged in a way that no crash explains
     */
    public static AuditLog open(AuditLogOptions options, Consumer<AuditUnavailable> onSealed) throws IOException {
        var log = new AuditLog(OpenLog.open(options), onSealed);
        try {
            var _ = log.append(FirstRecords.start());
            log.past.start();
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /** Appends durably and returns the index, or throws; there is no third outcome. */
    public Appended append(AuditRecord record) {
        Pending pending = place(record, NO_LIMIT);
        writer.write(pending);
        return pending.awaitDurable();
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
        Pending pending = place(record, atMost);
        intake.announce();
        return pending;
    }

    /**
     * Gives the record that announces a write its place, if its request id was not used within a day: of all that come with
     * one id, at whatever moment and also after a restart, one is taken. Waits until the past is known, and writes the record on
     * this thread where it can, because a write waits for it anyway.
     */
    public Claim claim(AuditRecord intent) {
        if (!Claims.isClaimedBy(intent)) {
            throw new IllegalArgumentException("only the intent of what may write claims its request id");
        }
        var _ = recovery();
        Claim claim = requests.claim(intent, () -> place(intent, NO_LIMIT));
        if (claim instanceof Claim.Taken(var pending)) {
            writer.write(pending);
        }
        return claim;
    }

    private Pending place(AuditRecord record, Duration atMost) {
        if (record.getKind() == Kind.KIND_UNSPECIFIED || record.getKind() == Kind.UNRECOGNIZED) {
            throw new IllegalArgumentException("a record needs a kind");
        }
        if (Stamper.isStamped(record)) {
            throw new IllegalArgumentException("the log alone sets the fields from schema_version to flush_first_seq");
        }
        if (STEPS.contains(record.getKind()) && !record.hasParent()) {
            throw new IllegalArgumentException("a precommit and an outcome need the index of their intent as parent");
        }
        return intake.submit(record, atMost);
    }

    /** How many records are durable. */
    public long size() {
        return durable.size();
    }

    private RecoveryReport recover(Past past, Consumer<AuditUnavailable> onSealed) {
        try {
            RecoveryReport report = past.read(requests);
            FirstRecords.after(report).stream().map(this::submit).toList().forEach(Pending::awaitDurable);
            return report;
        } catch (IOException | RuntimeException e) {
            var why = new AuditUnavailable(
                    Reason.SEALED, "the past of the audit log could not be read: " + e.getMessage(), e);
            if (intake.seal(why)) {
                onSealed.accept(why);
            }
            throw why;
        }
    }

    /** How the log was found when it was opened; waits until its past is known and what was left open is closed. */
    public RecoveryReport recovery() {
        try {
            return recovery.get();
        } catch (ExecutionException e) {
            throw new AuditUnavailable(Reason.SEALED, "the past of the audit log is not known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailable(Reason.INTERRUPTED, "interrupted while the past of the audit log is read", e);
        }
    }

    /** What became of a request of the last day, as far as it is durable; waits until the past is known. */
    public Optional<RequestState> find(RequestKey key) {
        var _ = recovery();
        return requests.find(key);
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
            join(past);
            recordStop();
            intake.close();
            join(thread);
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

    private static void join(Thread thread) {
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
