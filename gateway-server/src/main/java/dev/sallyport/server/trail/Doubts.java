package dev.sallyport.server.trail;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.audit.AuditUnavailable;
import dev.sallyport.audit.InDoubt;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Fate;
import dev.sallyport.server.source.Source;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.source.Stacks;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writes whose end nobody saw, of this run and of earlier ones: their databases are asked again and again, on a thread of
 * its own, and what they tell is recorded. A database that has forgotten one is not asked again before the next start.
 */
public final class Doubts implements Consumer<InDoubt>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final AuditLog log;
    private final Sources sources;
    private final Queue<InDoubt> open = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("in-doubt").daemon().factory());

    Doubts(AuditLog log, Sources sources) {
        this.log = log;
        this.sources = sources;
    }

    /** Begins to ask, as soon as the past of the trail is known. */
    public static Doubts open(AuditLog log, Sources sources) {
        var doubts = new Doubts(log, sources);
        doubts.thread.execute(doubts::remember);
        var _ = doubts.thread.scheduleWithFixedDelay(doubts::ask, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        return doubts;
    }

    @Override
    public void accept(InDoubt write) {
        open.add(write);
    }

    /** Takes what earlier runs left. */
    void remember() {
        try {
            open.addAll(log.recovery().inDoubt());
        } catch (AuditUnavailable unavailable) {
            LOG.warn("what earlier runs left in doubt is not known: {}", unavailable.reason());
        }
    }

    /** Asks once for each; a source that does not answer, or whose answer is not recorded, is not asked for the next one. */
    void ask() {
        Set<String> silent = new HashSet<>();
        open.removeIf(write -> !silent.contains(write.source()) && isSettled(write, silent));
    }

    private boolean isSettled(InDoubt write, Set<String> silent) {
        try {
            return isSettled(write);
        } catch (EngineFailure unreachable) {
            silent.add(write.source());
        } catch (AuditUnavailable unavailable) {
            LOG.warn("what a database told was not recorded: {}", unavailable.reason());
            silent.add(write.source());
        } catch (RuntimeException | Error bug) {
            LOG.error("a write stays in doubt: {}", Stacks.of(bug));
        }
        return false;
    }

    private boolean isSettled(InDoubt write) throws EngineFailure {
        Optional<Source> source = sources.find(write.source());
        if (source.isEmpty()) {
            LOG.warn("a write to `{}` stays in doubt: there is no such source any more", write.source());
            return true;
        }
        Optional<Engine> engine = source.get().engine();
        return engine.isPresent() && isSettled(write, engine.get().fate(write.transaction()));
    }

    private boolean isSettled(InDoubt write, Fate fate) {
        return switch (fate) {
            case RUNNING -> false;
            case KEPT -> record(write, true);
            case UNDONE -> record(write, false);
            case FORGOTTEN -> {
                LOG.warn("a write to `{}` stays in doubt: its database does not remember it", write.source());
                yield true;
            }
        };
    }

    /** Handed over to the trail's own thread: this one may be interrupted, which must not close the trail's file. */
    private boolean record(InDoubt write, boolean wasKept) {
        var _ = log.submit(write.resolved(wasKept)).awaitDurable();
        return true;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
