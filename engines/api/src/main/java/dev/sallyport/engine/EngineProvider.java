package dev.sallyport.engine;

import java.util.Set;

/** How a gateway finds an engine: a {@link java.util.ServiceLoader} entry. */
public interface EngineProvider {
    /** The engine's name in a source's configuration, for example `postgresql`. */
    String name();

    Set<Capability> capabilities();

    /**
     * Connects to a source and reads its catalog.
     *
     * @throws EngineFailure when the source cannot be reached or its settings are wrong
     */
    Engine open(SourceSettings settings) throws EngineFailure;
}
