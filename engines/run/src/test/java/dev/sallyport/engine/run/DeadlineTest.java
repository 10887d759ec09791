package dev.sallyport.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An execution ends once: by its owner, or by what came first of the other reasons. */
class DeadlineTest {
    private final List<String> asked = new ArrayList<>();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<Deadline> closed = new ArrayList<>();
    private long now;
    private Runnable whenTimeIsRead = () -> {};
    private final Deadline deadline =
            new Deadline(new Asked(asked), Duration.ofSeconds(10), this::nanos, background::add, closed::add);

    private long nanos() {
        whenTimeIsRead.run();
        return now;
    }

    private void pass(Duration time) {
        now += time.toNanos();
        deadline.check();
    }

    private void runBackground() {
        background.forEach(Runnable::run);
        background.clear();
    }

    @Test
    void whatIsInTimeIsLeftAlone() {
        pass(Duration.ofMillis(9_999));
        assertThat(deadline.ending()).isEmpty();
        assertThat(deadline.close()).isTrue();
        assertThat(background).isEmpty();
        assertThat(closed).containsExactly(deadline);
    }

    @Test
    void whatIsDueIsCancelledOnce() {
        pass(Duration.ofSeconds(10));
        pass(Duration.ofMillis(50));
        runBackground();
        assertThat(deadline.ending()).contains(Ending.DEADLINE);
        assertThat(asked).containsExactly("cancel");
    }

    @Test
    void theFirstReasonStays() {
        deadline.end(Ending.CANCELLED);
        pass(Duration.ofSeconds(10));
        assertThat(deadline.ending()).contains(Ending.CANCELLED);
    }

    @Test
    void whatDoesNotEndIsBrokenOnceAndKeepsItsReason() {
        deadline.end(Ending.CANCELLED);
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(50));
        }
        runBackground();
        assertThat(asked).containsExactly("cancel", "abort");
        assertThat(deadline.ending()).contains(Ending.CANCELLED);
        assertThat(deadline.close()).isFalse();
    }

    @Test
    void whatIsClosedIsNeverCancelled() {
        assertThat(deadline.close()).isTrue();
        deadline.end(Ending.CANCELLED);
        pass(Duration.ofSeconds(20));
        assertThat(background).isEmpty();
        assertThat(deadline.ending()).isEmpty();
    }

    @Test
    void anOwnerWhoClosesWhileAnotherEndsIsTheOnlyOneThatCounts() {
        AtomicBoolean wasRunning = new AtomicBoolean();
        whenTimeIsRead = () -> {
            whenTimeIsRead = () -> {};
            wasRunning.set(deadline.close());
        };
        deadline.end(Ending.CANCELLED);
        assertThat(wasRunning).isTrue();
        assertThat(background).isEmpty();
    }

    @Test
    void anOwnerLearnsOfAnEndWhoseRequestIsStillOnItsWay() {
        deadline.end(Ending.CANCELLED);
        assertThat(background).hasSize(1);
        assertThat(deadline.close()).isFalse();
    }

    @Test
    void ofTwoAtTheSameTimeExactlyOneWins() throws InterruptedException {
        for (int i = 0; i < 1_000; i++) {
            AtomicInteger cancels = new AtomicInteger();
            Deadline raced = new Deadline(
                    new Asked(new ArrayList<>()),
                    Duration.ofSeconds(10),
                    () -> 0,
                    _ -> cancels.incrementAndGet(),
                    _ -> {});
            CountDownLatch start = new CountDownLatch(1);
            Thread other = Thread.ofVirtual().start(() -> {
                start.countDown();
                raced.end(Ending.CANCELLED);
            });
            start.await();
            boolean wasRunning = raced.close();
            other.join();
            assertThat(cancels).hasValue(wasRunning ? 0 : 1);
        }
    }

    /** Writes down what it is asked for. */
    record Asked(List<String> asked) implements Deadline.Endable {
        @Override
        public void cancel() {
            asked.add("cancel");
        }

        @Override
        public void abort() {
            asked.add("abort");
        }
    }
}
