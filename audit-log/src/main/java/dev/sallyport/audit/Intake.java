package dev.sallyport.audit;

import dev.sallyport.audit.AuditUnavailable.Reason;
import dev.sallyport.v1.AuditRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The queue in front of the disk: gives each record its seq, its times and its place in a segment, in one order. */
final class Intake {
    static final int MAX_QUEUE = 4_096;
    static final int MAX_FLUSH = 1_024;
    static final int MAX_FLUSH_BYTES = 1 << 20;
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Queue<Pending> queue = new ArrayDeque<>();
    private final Stamper stamper;
    private final Room room;
    private final Spare spare;
    private long nextSeq;
    private @Nullable AuditUnavailable refusal;

    Intake(Stamper stamper, Room room, Spare spare, long nextSeq) {
        this.stamper = stamper;
        this.room = room;
        this.spare = spare;
        this.nextSeq = nextSeq;
    }

    /** Gives a record its place; somebody must {@link #announce} it or write it. */
    Pending submit(AuditRecord record, Duration atMost) {
        byte[] body = record.toByteArray();
        if (body.length + Stamper.MAX_BYTES > Frame.MAX_PAYLOAD) {
            throw new RecordTooLarge(body.length);
        }
        lock.lock();
        try {
            boolean startsSegment = awaitPlace(record, body.length, atMost);
            var entry = new Entry(record, stamper.stamp(nextSeq), body, startsSegment);
            return enqueue(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailable(Reason.INTERRUPTED, "interrupted in front of the audit log", e);
        } finally {
            lock.unlock();
        }
    }

    private Pending enqueue(Entry entry) {
        var pending = new Pending(nextSeq++, entry);
        room.take(entry.frameBytes());
        queue.add(pending);
        if (room.isHalfFull()) {
            spare.prepare(this::wake);
        }
        return pending;
    }

    /** Returns when there is a place, true if it is at the start of a new segment; throws if there is none in time. */
    private boolean awaitPlace(AuditRecord record, int bodyBytes, Duration atMost) throws InterruptedException {
        int bytes = Frame.PREFIX + Stamper.MAX_BYTES + bodyBytes;
        long left = Math.min(atMost.toNanos(), MAX_WAIT.toNanos());
        while (true) {
            requireOpen();
            if (queue.size() < MAX_QUEUE) {
                if (room.fits(bytes)) {
                    return false;
                }
                if (spare.claim()) {
                    room.startSegment();
                    return true;
                }
                if (closesOperation(record) && room.fitsReserve(bytes)) {
                    return false;
                }
                requireSpare();
            }
            requireTime(left);
            left = drained.awaitNanos(left);
        }
    }

    private void requireOpen() {
        if (refusal != null) {
            throw new AuditUnavailable(refusal.reason(), "the audit log takes no records", refusal);
        }
    }

    private void requireSpare() {
        boolean failed = spare.isFailed();
        spare.prepare(this::wake);
        if (failed) {
            throw new AuditUnavailable(Reason.DISK_FULL, "the disk of the audit log has no room for another segment");
        }
    }

    private void requireTime(long left) {
        if (left <= 0) {
            throw new AuditUnavailable(
                    Reason.OVERLOADED, "the audit log has `%d` records waiting".formatted(queue.size()));
        }
    }

    private static boolean closesOperation(AuditRecord record) {
        return record.getKind() == AuditRecord.Kind.KIND_OUTCOME || record.getKind() == AuditRecord.Kind.KIND_STOP;
    }

    private void wake() {
        lock.lock();
        try {
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the thread that writes. */
    void announce() {
        lock.lock();
        try {
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for records; false when closed and drained. */
    boolean awaitRecords() {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                if (refusal != null) {
                    return false;
                }
                filled.awaitUninterruptibly();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Moves what may be flushed together to an empty list. */
    void take(List<Pending> flush) {
        lock.lock();
        try {
            drain(flush);
        } finally {
            lock.unlock();
        }
    }

    private void drain(List<Pending> flush) {
        boolean wasFull = queue.size() >= MAX_QUEUE;
        long bytes = 0;
        for (Pending next = queue.peek(); next != null && flush.size() < MAX_FLUSH; next = queue.peek()) {
            bytes += next.entry().frameBytes();
            boolean opensSegment = next.entry().startsSegment();
            if (!flush.isEmpty() && (bytes > MAX_FLUSH_BYTES || opensSegment)) {
                break;
            }
            flush.add(queue.remove());
        }
        if (wasFull) {
            drained.signalAll();
        }
    }

    /** Takes nothing more; what is queued still goes to the disk. */
    void close() {
        refuse(new AuditUnavailable(Reason.CLOSED, "the audit log is closed"));
    }

    /**
     * Takes nothing more and fails what is queued: nothing after a failed write may count as written. False if it was
     * sealed before.
     */
    boolean seal(AuditUnavailable why) {
        lock.lock();
        try {
            boolean isFirst = refusal == null || refusal.reason() != Reason.SEALED;
            refuse(why);
            queue.forEach(pending -> pending.fail(why));
            queue.clear();
            return isFirst;
        } finally {
            lock.unlock();
        }
    }

    private void refuse(AuditUnavailable why) {
        lock.lock();
        try {
            if (refusal == null || why.reason() == Reason.SEALED) {
                refusal = why;
            }
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
