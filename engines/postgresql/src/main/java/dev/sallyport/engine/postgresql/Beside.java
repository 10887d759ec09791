package dev.sallyport.engine.postgresql;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Does something on a thread of its own, beside what its caller waits for. */
final class Beside {
    private Beside() {}

    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Beside::start);
    }

    /** Begins what nobody waits for; nobody hears of its failure either. */
    static void run(Runnable work) {
        var _ = CompletableFuture.runAsync(work, Beside::start);
    }

    private static void start(Runnable task) {
        var _ = Thread.ofVirtual().name("postgresql-beside").start(task);
    }
}
