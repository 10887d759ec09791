package dev.sallyport.cli;

/** While this is open, Ctrl-C cancels a call before the process ends, so that the database stops working on it. */
final class CancelOnInterrupt implements AutoCloseable {
    private final Thread hook;

    CancelOnInterrupt(Runnable cancel) {
        hook = Thread.ofPlatform().name("cancel").unstarted(cancel);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending: the hook has run or is running
        }
    }
}
