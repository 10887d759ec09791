package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The watch goes on, whatever happens to what it looks after. */
class WatchTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void anActionThatFailedIsDoneAgain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        try (Watch watch = Watch.start()) {
            watch.every(SHORT, () -> {
                done.countDown();
                throw new IllegalStateException("broken");
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anActionThatLackedMemoryIsDoneAgain() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        try (Watch watch = Watch.start()) {
            watch.every(SHORT, () -> {
                done.countDown();
                throw new OutOfMemoryError("unable to create native thread");
            });
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneThatCannotBeEndedLeavesTheOthersTheirEnd() {
        AtomicLong now = new AtomicLong();
        List<Runnable> begun = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        Watch watch = new Watch(now::get, task -> {
            begun.add(task);
            if (begun.size() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
        });
        var _ = watch.begin(new DeadlineTest.Asked(asked), SHORT);
        var _ = watch.begin(new DeadlineTest.Asked(asked), SHORT);
        now.addAndGet(SHORT.toNanos());
        watch.check();
        assertThat(begun).hasSize(2);
        watch.close();
    }
}
