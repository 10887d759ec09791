package dev.sallyport.server.source;

import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A configured source; its engine is there as soon as the database was reached once. */
public final class Source implements AutoCloseable {
    private final SourceSettings settings;
    private final EngineProvider provider;
    private final AtomicReference<@Nullable Engine> engine = new AtomicReference<>();

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

    /** Whether a database that a caller names is the one of this source; the empty name is. */
    public boolean serves(String database) {
        return database.isEmpty() || database.equals(settings.database());
    }

    /** Empty while the database has not been reached. */
    public Optional<Engine> engine() {
        return Optional.ofNullable(engine.get());
    }

    /** Connects if it is not connected; one thread at a time. */
    void connect() throws EngineFailure {
        if (engine.get() == null) {
            engine.set(provider.open(settings));
        }
    }

    @Override
    public void close() {
        Engine open = engine.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }
}
