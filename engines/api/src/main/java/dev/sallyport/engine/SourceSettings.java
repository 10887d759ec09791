package dev.sallyport.engine;

import dev.sallyport.operation.Limits;
import java.util.List;
import java.util.Map;

/**
 * What an engine needs to know of one source.
 *
 * @param name the name that agents use
 * @param address host and port, or what the engine calls its address
 * @param schemas where unqualified names are looked up, in order
 * @param password read anew at each connect, never printed
 * @param ceiling the source's own limits
 * @param options the engine's further settings, by key; an unknown key is an error that names it
 */
public record SourceSettings(
        String name,
        String address,
        String database,
        List<String> schemas,
        String user,
        Secret password,
        Tls tls,
        int connections,
        Limits ceiling,
        Map<String, String> options) {
    public SourceSettings {
        schemas = List.copyOf(schemas);
        options = Map.copyOf(options);
    }

    /** How the connection to the database is protected. */
    public sealed interface Tls {
        /** Encrypted, and the server's certificate is verified with its host name against this file of authorities. */
        record Verified(String authorities) implements Tls {}

        /** Plain; only a loopback address may be reached so. */
        record Off() implements Tls {}
    }

    /** A secret that is fetched when needed. */
    @FunctionalInterface
    public interface Secret {
        String reveal();
    }
}
