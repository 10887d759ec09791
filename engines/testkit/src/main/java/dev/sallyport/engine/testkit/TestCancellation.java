package dev.sallyport.engine.testkit;

import dev.sallyport.engine.Cancellation;

/** A call that is cancelled when a test says so. */
public final class TestCancellation implements Cancellation {
    private Runnable action = () -> {};
    private boolean cancelled;

    /** Cancels the call. */
    public void cancel() {
        Runnable last;
        synchronized (this) {
            cancelled = true;
            last = action;
        }
        last.run();
    }

    @Override
    public void whenCancelled(Runnable next) {
        boolean now;
        synchronized (this) {
            action = next;
            now = cancelled;
        }
        if (now) {
            next.run();
        }
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }
}
