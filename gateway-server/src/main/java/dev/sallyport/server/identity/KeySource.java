package dev.sallyport.server.identity;

/** Where an issuer publishes its keys. */
@FunctionalInterface
interface KeySource {

    /** Most bytes that a source reads. */
    int MAX_BYTES = 64 * 1024;

    /** The present document; blocks for five seconds at most. */
    byte[] fetch() throws KeySetException;
}
