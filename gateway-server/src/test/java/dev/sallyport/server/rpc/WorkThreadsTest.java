package dev.sallyport.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class WorkThreadsTest {
    @Test
    void everyTaskIsTakenAtOnceAndTheFirstOnPlatformThreads() throws Exception {
        try (ExecutorService threads = WorkThreads.open(2)) {
            CountDownLatch all = new CountDownLatch(5);
            List<Boolean> found = new CopyOnWriteArrayList<>();
            for (int i = 0; i < 5; i++) {
                threads.execute(() -> {
                    found.add(Thread.currentThread().isVirtual());
                    all.countDown();
                    awaitAll(all);
                });
            }
            all.await();
            assertThat(found).containsExactlyInAnyOrder(false, false, true, true, true);
        }
    }

    private static void awaitAll(CountDownLatch all) {
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
