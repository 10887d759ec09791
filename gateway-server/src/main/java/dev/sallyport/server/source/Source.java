package dev.sallyport.server.source;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A configured source; its engine is there as soon as the database was reached once. Thread-safe. */
public final class Source implements AutoCloseable {
    private static final Duration LONGEST_TRY = Duration.ofSeconds(15);

    private final SourceSettings settings;
    private final EngineProvider provider;
    private final AtomicReference<@Nullable Engine> engine = new AtomicReference<>();
    private final CountDownLatch tried = new CountDownLatch(1);
    private volatile boolean closed;

    public Source(SourceSettings settings, EngineProvider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    public SourceSettings settings() {
        return settings;
    }

    public String name() {
        return settings.name();
    }

    public String engineName() {
        return provider.name();
    }

    /** What its engine claims to do. */
    public Set<Capability> capabilities() {
        return provider.capabilities();
    }

    /** Whether a database that a caller names is the one of this source; the empty name is. */
    public boolean serves(String database) {
        return database.isEmpty() || database.equals(settings.database());
    }

    /** Empty while the database has not been reached; waits while the first try is under way. */
    public Optional<Engine> engine() {
        try {
            var _ = tried.await(LONGEST_TRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(engine.get());
    }

    /** Connects if it is not connected; one thread at a time. */
    void connect() throws EngineFailure {
        try {
            if (engine.get() == null && !closed) {
                engine.set(provider.open(settings));
            }
        } finally {
            tried.countDown();
        }
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        Engine open = engine.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }
}
