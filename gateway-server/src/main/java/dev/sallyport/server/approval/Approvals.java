package dev.sallyport.server.approval;

import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.source.Stacks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All approvals: the only place where one changes its state, each change recorded in the trail before it counts. */
public final class Approvals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 100;
    private static final String NOBODY_DECIDED = "nobody decided in time";
    private static final String NOT_USED = "the yes was not used in time";
    private static final String TAKEN_BACK = "the caller took it back";

    private final ApprovalStore store;
    private final ApprovalTrail trail;
    private final InstantSource clock;
    private final Runnable news;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long generation;
    private final ScheduledExecutorService sweeper = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("approvals").daemon().factory());

    private Approvals(ApprovalStore store, ApprovalTrail trail, InstantSource clock, Runnable news) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Begins to end what runs out of time.
     *
     * @param news is told behind each change
     */
    public static Approvals open(ApprovalStore store, ApprovalTrail trail, InstantSource clock, Runnable news) {
        var approvals = new Approvals(store, trail, clock, news);
        var _ = approvals.sweeper.scheduleWithFixedDelay(
                approvals::sweep, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return approvals;
    }

    /** One by its name, as it is at this moment. */
    public Optional<Approval> find(String name) {
        return store.find(name).map(this::ofNow);
    }

    /** One of the caller's own; that of anybody else does not exist. */
    public Optional<Approval> own(String name, Identity caller) {
        return find(name).filter(approval -> approval.requester().equals(Requester.of(caller)));
    }

    Optional<Approval> ofRequest(Requester requester, String requestId) {
        return store.ofRequest(requester, requestId).map(this::ofNow);
    }

    ApprovalStore.Pending pending(Requester requester) {
        return store.pending(requester);
    }

    /** The oldest first. */
    public List<Approval> list(Optional<ApprovalState> state, Optional<Approval> after, int most) {
        return store.list(state, after, most).stream().map(this::ofNow).toList();
    }

    /** Waits until it is not as it was, or the time is over; nobody else is held up by that. */
    public Optional<Approval> await(String name, long revision, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long seen = generation();
        Optional<Approval> now = find(name);
        while (now.isPresent() && now.get().revision() == revision && System.nanoTime() < end) {
            // another node's change wakes nobody here, so it is looked for now and then
            seen = nextGeneration(seen, Math.min(end - System.nanoTime(), LOOK.toNanos()));
            now = find(name);
        }
        return now;
    }

    private long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    private long nextGeneration(long seen, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (generation == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return generation;
        } finally {
            lock.unlock();
        }
    }

    /** An approval that ended, and the record of it. */
    public record Ended(Approval approval, long auditIndex) {}

    /** Takes back one of the caller's own; empty where it is not open any more. */
    public Optional<Ended> cancel(Identity caller, Approval approval) {
        return end(Optional.of(caller), approval, ApprovalState.CANCELLED, TAKEN_BACK);
    }

    /** Ends one that does not fit any more. */
    Optional<Ended> invalidate(Approval approval, String because) {
        return end(Optional.empty(), approval, ApprovalState.INVALIDATED, because);
    }

    private Optional<Ended> end(Optional<Identity> by, Approval before, ApprovalState state, String because) {
        if (!before.state().isOpen()) {
            return Optional.empty();
        }
        Approval after = before.in(state, because);
        long[] index = {0};
        boolean hasEnded = told(store.change(before, () -> {
            index[0] = trail.ended(by, before, after);
            return after;
        }));
        return hasEnded ? Optional.of(new Ended(after, index[0])) : Optional.empty();
    }

    ApprovalStore.Insertion insert(Approval approval, ApprovalStore.Pending most, LongSupplier record) {
        ApprovalStore.Insertion insertion = store.insert(approval, most, record);
        var _ = told(insertion == ApprovalStore.Insertion.DONE);
        return insertion;
    }

    /** Takes a step that a person or a run takes, unless its time was over by the time that it could. */
    boolean change(Approval before, Supplier<Approval> recorded) {
        try {
            return told(store.change(before, () -> {
                if (before.isDue(clock.instant())) {
                    throw new TooLate();
                }
                return recorded.get();
            }));
        } catch (TooLate e) {
            return false;
        }
    }

    /** Undoes the change that it is thrown in. */
    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLate() {
            super("the time of the approval is over", null, false, false);
        }
    }

    private boolean told(boolean hasChanged) {
        if (hasChanged) {
            lock.lock();
            try {
                generation++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            news.run();
        }
        return hasChanged;
    }

    /** One whose time is over has ended, also before anybody wrote that down. */
    private Approval ofNow(Approval approval) {
        return approval.isDue(clock.instant()) ? expired(approval) : approval;
    }

    private static Approval expired(Approval approval) {
        return approval.in(ApprovalState.EXPIRED, whyExpired(approval));
    }

    private static String whyExpired(Approval approval) {
        return approval.state() == ApprovalState.PENDING ? NOBODY_DECIDED : NOT_USED;
    }

    private void sweep() {
        try {
            for (Approval due : store.due(clock.instant(), AT_ONCE)) {
                var _ = end(Optional.empty(), due, ApprovalState.EXPIRED, whyExpired(due));
            }
        } catch (AuditUnavailable unavailable) {
            LOG.warn("the end of approvals was not recorded: {}", unavailable.reason());
        } catch (RuntimeException | Error bug) {
            LOG.error("approvals were not ended: {}", Stacks.of(bug));
        }
    }

    /** Nothing is interrupted: an interrupt within an append would close the trail's file. */
    @Override
    public void close() {
        sweeper.shutdown();
        try {
            var _ = sweeper.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
