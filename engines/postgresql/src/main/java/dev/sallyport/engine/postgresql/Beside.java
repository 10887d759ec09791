package dev.sallyport.engine.postgresql;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Works something out on a thread of its own, beside what its caller waits for. */
final class Beside {
    private Beside() {}

    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("postgresql-beside").start(task));
    }
}
