package dev.sallyport.audit;

import dev.sallyport.audit.AuditUnavailable.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Takes what waits, flushes it once, then tells those who wait. It does so on a thread of its own, or on the thread of one
 * who would only wait for it: to hand a record over and wake up again costs more than to write it.
 */
final class LogWriter implements Runnable {
    private final Intake intake;
    private final SegmentWriter segments;
    private final DurableSize durable;
    private final RequestIndex requests;
    private final Consumer<AuditUnavailable> onSealed;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicLong flushes = new AtomicLong();
    private final List<Pending> flush = new ArrayList<>(Intake.MAX_FLUSH);

    LogWriter(
            Intake intake,
            SegmentWriter segments,
            DurableSize durable,
            RequestIndex requests,
            Consumer<AuditUnavailable> onSealed) {
        this.intake = intake;
        this.segments = segments;
        this.durable = durable;
        this.requests = requests;
        this.onSealed = onSealed;
    }

    @Override
    public void run() {
        try {
            while (intake.awaitRecords()) {
                writing.lock();
                try {
                    flush();
                } finally {
                    writing.unlock();
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            seal(e);
        }
    }

    /**
     * Sees to it that a record is written: here, if nobody is writing and this thread may block on a disk. An interrupt would
     * close the file, so a thread that has one does not touch it.
     */
    void write(Pending pending) {
        Thread self = Thread.currentThread();
        if (self.isVirtual() || self.isInterrupted() || !writing.tryLock()) {
            intake.announce();
            return;
        }
        try {
            while (!pending.isSettled()) {
                flush();
            }
        } catch (IOException | RuntimeException | Error e) {
            seal(e);
        } finally {
            writing.unlock();
        }
    }

    private void flush() throws IOException {
        intake.take(flush);
        if (!flush.isEmpty()) {
            complete(segments.write(flush));
            flush.clear();
        }
    }

    private void complete(List<byte[]> hashes) {
        durable.advance(flush.getLast().index() + 1);
        for (Pending pending : flush) {
            requests.add(pending.index(), pending.entry().record());
        }
        for (int i = 0; i < flush.size(); i++) {
            flush.get(i).succeed(hashes.get(i));
        }
        flushes.setPlain(flushes.getPlain() + 1);
    }

    private void seal(Throwable cause) {
        var why = new AuditUnavailable(Reason.SEALED, "the audit log could not be written", cause);
        boolean isFirst = intake.seal(why);
        flush.forEach(pending -> pending.fail(why));
        if (isFirst) {
            onSealed.accept(why);
        }
    }

    long flushes() {
        return flushes.get();
    }
}
