package dev.sallyport.server.source;

import dev.sallyport.engine.EngineFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured sources; one that cannot be reached is tried again until it can. */
public final class Sources implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Map<String, Source> byName = new TreeMap<>();
    /** What is to be tried after the end is forgotten. */
    private final ScheduledExecutorService retries = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("source-retry").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    private final Duration retry;

    public Sources(Collection<Source> sources) {
        this(sources, RETRY);
    }

    Sources(Collection<Source> sources, Duration retry) {
        this.retry = retry;
        sources.forEach(source -> byName.put(source.name(), source));
    }

    /** Begins to connect every source; those that fail are tried again. */
    public void open() {
        byName.values()
                .forEach(source -> Thread.ofPlatform()
                        .name("source-" + source.name())
                        .daemon()
                        .start(() -> connect(source)));
    }

    void connect(Source source) {
        try {
            source.connect();
            LOG.info("source `{}` is ready", source.name());
        } catch (EngineFailure failure) {
            LOG.warn("source `{}` is not ready: {} ({})", source.name(), failure.getMessage(), failure.errorClass());
            tryAgain(source);
        } catch (RuntimeException bug) {
            LOG.error("source `{}` is not ready: {}", source.name(), Stacks.of(bug));
            tryAgain(source);
        }
    }

    private void tryAgain(Source source) {
        var _ = retries.schedule(() -> connect(source), retry.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Optional<Source> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every source, by name. */
    public Collection<Source> all() {
        return byName.values();
    }

    @Override
    public void close() {
        retries.shutdownNow();
        byName.values().forEach(Source::close);
    }
}
