package dev.sallyport.engine.run;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.EngineFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current catalog snapshot, and how a newer one takes its place. Thread-safe.
 *
 * <p>What is missed meanwhile costs a refusal and another try: a statement runs only on what it was resolved on, which the
 * closure's fingerprints guard in its own transaction.
 *
 * @param <M> by what the server's catalog was marked when it was read
 */
public abstract class Snapshots<C extends Catalog, M> {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    /** So many times its own length without a look for names that are not known, which any agent can ask for. */
    private static final int ASKED_REST = 3;

    private final ReentrantLock loading = new ReentrantLock();
    private final AtomicLong looks = new AtomicLong();
    private final Pace regular;
    private final Pace asked = new Pace(Duration.ZERO, ASKED_REST);
    private volatile Held<C, M> held;
    private volatile boolean failing;

    /** A catalog, and what the server's was marked by. */
    public record Held<C, M>(C catalog, M mark) {}

    /**
     * Begins with what was read.
     *
     * @param least from one look to the next that nobody asks for
     * @param rest so many times the length of such a look without one
     */
    protected Snapshots(Held<C, M> first, Duration least, int rest) {
        this.held = first;
        this.regular = new Pace(least, rest);
    }

    /** Reads everything. */
    protected abstract Held<C, M> read() throws EngineFailure;

    /** Reads as much as changed since then. */
    protected abstract Held<C, M> readChanged(Held<C, M> then) throws EngineFailure;

    /** Whether a look that nobody asked for is worth it. */
    protected boolean isDue(Held<C, M> then) throws EngineFailure {
        return true;
    }

    public final C current() {
        return held.catalog();
    }

    /** Reads everything anew. */
    public final void refresh() throws EngineFailure {
        loading.lock();
        try {
            replace(read());
        } finally {
            loading.unlock();
        }
    }

    /** The same; never throws, because the next time may be better. */
    public final void refreshQuietly() {
        quietly(this::refresh);
    }

    /**
     * Looks whether the catalog is another one, and reads it then, unless somebody began to do so since this was called.
     *
     * <p>Never throws; what was committed before the call is seen when it returns.
     */
    public final void look() {
        long before = looks.get();
        loading.lock();
        try {
            if (looks.compareAndSet(before, before + 1)) {
                quietly(() -> replace(readChanged(held)));
            }
        } finally {
            loading.unlock();
        }
    }

    /** Looks in the background, as often as rests allow. */
    public final void lookRegularly() {
        regular.begin(this::lookWhenDue);
    }

    /**
     * Looks in the background: a name that is not known may have come meanwhile.
     *
     * <p>A name that exists and is hidden costs the same; however many are asked for, the looks take a quarter of one
     * connection's time at most.
     */
    public final void lookSoon() {
        asked.begin(this::look);
    }

    /** A look tells by itself whether it fails. */
    private void lookWhenDue() {
        if (isDue()) {
            look();
        }
    }

    private boolean isDue() {
        try {
            return isDue(held);
        } catch (EngineFailure e) {
            failed(e);
            return false;
        }
    }

    /** Reads a catalog, or fails. */
    @FunctionalInterface
    private interface Work {
        void run() throws EngineFailure;
    }

    /** Says once that it fails, until it works again. */
    private void quietly(Work work) {
        try {
            work.run();
            failing = false;
        } catch (EngineFailure e) {
            failed(e);
        }
    }

    private void failed(EngineFailure failure) {
        if (!failing) {
            LOG.warn("catalog was not refreshed: {}", failure.errorClass());
        }
        failing = true;
    }

    /** An equal catalog stays the one that it is. */
    private void replace(Held<C, M> next) {
        C now = current();
        held = next.catalog().version().equals(now.version()) ? new Held<>(now, next.mark()) : next;
    }
}
