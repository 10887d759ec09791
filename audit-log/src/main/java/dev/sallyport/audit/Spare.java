package dev.sallyport.audit;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The file that becomes the next segment, filled with zeros ahead of time so that rotation costs a rename. */
final class Spare {
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where the file stands. */
    enum State {
        MISSING,
        PREPARING,
        READY,
        CLAIMED,
        FAILED
    }

    private final Disk disk;
    private final long bytes;
    private final Executor executor;
    private final AtomicReference<State> state = new AtomicReference<>(State.MISSING);
    private volatile @Nullable SegmentFile file;
    private volatile long failedAt;

    Spare(Disk disk, long bytes, Executor executor) {
        this.disk = disk;
        this.bytes = bytes;
        this.executor = executor;
    }

    /** Begins to prepare a file unless there is one, or the last attempt failed within the second. */
    void prepare(Runnable done) {
        boolean retry = state.get() == State.FAILED && System.nanoTime() - failedAt >= RETRY_NANOS;
        if (state.compareAndSet(State.MISSING, State.PREPARING)
                || (retry && state.compareAndSet(State.FAILED, State.PREPARING))) {
            executor.execute(() -> {
                create();
                done.run();
            });
        }
    }

    /** Prepares the file on the calling thread. */
    void prepareHere() {
        if (state.compareAndSet(State.MISSING, State.PREPARING)) {
            create();
        }
    }

    private void create() {
        try {
            disk.delete(Segments.SPARE);
            fill(disk.create(Segments.SPARE));
            state.set(State.READY);
        } catch (IOException | RuntimeException e) {
            failedAt = System.nanoTime();
            state.set(State.FAILED);
        }
    }

    private void fill(SegmentFile created) throws IOException {
        try {
            Zeros.write(created, 0, bytes);
            created.force();
            file = created;
        } catch (IOException e) {
            created.close();
            disk.delete(Segments.SPARE);
            throw e;
        }
    }

    boolean isFailed() {
        return state.get() == State.FAILED;
    }

    /** Promises the file to the next record; true once for each file. */
    boolean claim() {
        return state.compareAndSet(State.READY, State.CLAIMED);
    }

    /** Hands out the claimed file. */
    SegmentFile take() throws IOException {
        SegmentFile taken = file;
        if (taken == null || !state.compareAndSet(State.CLAIMED, State.MISSING)) {
            throw new IOException("no spare segment was claimed");
        }
        file = null;
        return taken;
    }
}
