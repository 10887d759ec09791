package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import dev.sallyport.audit.AuditUnavailable.Reason;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A record that has its place in the log and becomes durable by itself; any number of threads may wait for it. */
public final class Pending {
    private final long index;
    private final Entry entry;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable Appended appended;
    private volatile @Nullable AuditUnavailable failure;

    Pending(long index, Entry entry) {
        this.index = index;
        this.entry = entry;
    }

    /** The place of the record; it means nothing to others until the record is durable. */
    public long index() {
        return index;
    }

    /** Waits until the record is durable, or throws: then what it stands for must not happen. */
    public Appended awaitDurable() {
        try {
            settled.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return outcome();
    }

    /** Waits at most so long until the record is durable; {@link Reason#DEADLINE} says that it may still become so. */
    public Appended awaitDurable(Duration atMost) {
        try {
            if (!settled.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AuditUnavailable(
                        Reason.DEADLINE, "record `%d` is not durable after `%s`".formatted(index, atMost));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return outcome();
    }

    private AuditUnavailable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AuditUnavailable(
                Reason.INTERRUPTED, "interrupted while record `%d` is written".formatted(index), cause);
    }

    private Appended outcome() {
        Appended done = appended;
        if (done != null) {
            return done;
        }
        AuditUnavailable why = failure;
        throw new AuditUnavailable(
                why == null ? Reason.CLOSED : why.reason(), "record `%d` is not durable".formatted(index), why);
    }

    boolean isSettled() {
        return settled.getCount() == 0;
    }

    Entry entry() {
        return entry;
    }

    void succeed(byte[] leafHash) {
        appended = new Appended(index, ByteString.copyFrom(leafHash));
        settled.countDown();
    }

    void fail(AuditUnavailable why) {
        failure = why;
        settled.countDown();
    }
}
