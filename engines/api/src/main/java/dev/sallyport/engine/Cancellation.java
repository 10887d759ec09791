package dev.sallyport.engine;

/** Tells an engine that nobody waits for the answer any more. Thread-safe. */
public interface Cancellation {
    /** Runs the action once when the call is cancelled, at once if it was cancelled before; a later action replaces it. */
    void whenCancelled(Runnable action);

    boolean isCancelled();
}
