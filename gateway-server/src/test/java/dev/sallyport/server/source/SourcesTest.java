package dev.sallyport.server.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.Engine;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.operation.Limits;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SourcesTest {
    private static final int TRIES = 3;
    private static final int PATIENCE_SECONDS = 10;

    /** Fails as a test says, and lets it wait for a number of tries. */
    private static final class Failing implements EngineProvider {
        final Semaphore tries = new Semaphore(0);
        private final Fault fault;

        Failing(Fault fault) {
            this.fault = fault;
        }

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public Engine open(SourceSettings settings) throws EngineFailure {
            tries.release();
            fault.happen();
            throw new AssertionError("a fault has to happen");
        }
    }

    @FunctionalInterface
    private interface Fault {
        void happen() throws EngineFailure;
    }

    @Test
    void aSourceThatCannotBeReachedIsTriedAgain() throws InterruptedException {
        assertTriedAgain(SourcesTest::unreachable);
    }

    @Test
    void aSourceWhoseEngineHasABugIsTriedAgain() throws InterruptedException {
        assertTriedAgain(SourcesTest::bug);
    }

    private static void assertTriedAgain(Fault fault) throws InterruptedException {
        var provider = new Failing(fault);
        try (Sources sources = new Sources(
                List.of(new Source(TestSettings.shop(new Limits(1, 1, 1, 1, Duration.ofMinutes(1))), provider)),
                Duration.ofMillis(1))) {
            sources.open();
            assertThat(provider.tries.tryAcquire(TRIES, PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(sources.find("shop").orElseThrow().engine()).isEmpty();
        }
    }

    @Test
    void aTryThatFailsAfterTheEndIsForgotten() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var provider = new Failing(() -> {
            begun.countDown();
            await(closed);
            bug();
        });
        var sources = new Sources(
                List.of(new Source(TestSettings.shop(new Limits(1, 1, 1, 1, Duration.ofMinutes(1))), provider)),
                Duration.ZERO);
        Thread attempt = Thread.ofPlatform()
                .unstarted(() -> sources.connect(sources.find("shop").orElseThrow()));
        var thrown = new AtomicReference<@Nullable Throwable>();
        attempt.setUncaughtExceptionHandler((_, failure) -> thrown.set(failure));
        attempt.start();
        begun.await();
        sources.close();
        closed.countDown();
        attempt.join();

        assertThat(thrown.get()).isNull();
        assertThat(provider.tries.availablePermits()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void unreachable() throws EngineFailure {
        throw new EngineFailure(
                new Refusal(Reason.SOURCE_UNAVAILABLE, "nobody is there", "source.reachable", "wait"), "08001");
    }

    private static void bug() {
        throw new IllegalStateException("a bug");
    }
}
