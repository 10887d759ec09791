package dev.sallyport.bench;

/** One thing that is done again and again by one thread. */
interface Operation extends AutoCloseable {
    void run() throws Exception;

    @Override
    default void close() throws Exception {}
}
