package dev.sallyport.server.request;

import java.util.Optional;

/**
 * What a write did inside its transaction.
 *
 * @param transaction the engine's own name of it; empty where it has none, and then nobody can ask for its fate
 */
public record Done(long affected, Optional<String> transaction) {}
