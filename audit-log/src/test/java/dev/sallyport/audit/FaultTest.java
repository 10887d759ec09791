package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.audit.AuditUnavailable.Reason;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final int MANY = 1_000_000;
    private final FakeDisk disk = new FakeDisk();
    private final List<AuditUnavailable> sealed = new CopyOnWriteArrayList<>();

    @Test
    void aFailedFlushSealsTheLog() throws IOException {
        try (var log = open()) {
            int flushes = disk.forces.get();
            disk.failForce.set(true);
            assertThatThrownBy(() -> log.append(Records.denied(1))).satisfies(e -> isFor(e, Reason.SEALED));
            disk.failForce.set(false);
            assertThatThrownBy(() -> log.append(Records.denied(1))).satisfies(e -> isFor(e, Reason.SEALED));
            assertThat(log.size()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(sealed).hasSize(1));
            assertThat(disk.forces.get()).as("no flush is tried again").isEqualTo(flushes + 1);
        }
    }

    @Test
    void aFailedWriteSealsTheLog() throws IOException {
        try (var log = open()) {
            disk.failWrite.set(true);
            assertThatThrownBy(() -> log.append(Records.denied(1))).satisfies(e -> isFor(e, Reason.SEALED));
            await().untilAsserted(() -> assertThat(sealed).hasSize(1));
        }
    }

    @Test
    void whatWasDurableBeforeTheLogWasSealedIsFoundAgain() throws IOException {
        try (var log = open()) {
            var _ = log.append(Records.intent("r1"));
            disk.failForce.set(true);
            assertThatThrownBy(() -> log.append(Records.denied(1))).isInstanceOf(AuditUnavailable.class);
        }
        FakeDisk after = disk.afterPowerLoss();
        try (var log = Records.open(after)) {
            assertThat(log.recovery().openOperations())
                    .singleElement()
                    .satisfies(open -> assertThat(open.requestId()).isEqualTo("r1"));
        }
        assertThat(Records.kinds(after))
                .containsExactly(
                        Kind.KIND_START,
                        Kind.KIND_INTENT,
                        Kind.KIND_START,
                        Kind.KIND_RECOVERED,
                        Kind.KIND_OUTCOME,
                        Kind.KIND_STOP);
    }

    @Test
    void aFullDiskTakesOutcomesOnly() throws IOException {
        disk.freeBytes.set(Records.SEGMENT + 1000);
        try (var log = open()) {
            List<Long> intents = fill(log);
            for (long intent : intents) {
                var _ = log.append(Records.outcome(intent, "r" + intent));
            }
            assertThatThrownBy(() -> log.append(Records.denied(300))).satisfies(e -> isFor(e, Reason.DISK_FULL));
            assertThat(sealed).isEmpty();
        }
        assertThat(Records.verify(disk))
                .isInstanceOfSatisfying(
                        Verification.Verified.class,
                        verified -> assertThat(verified.openOperations()).isZero());
    }

    private static List<Long> fill(AuditLog log) {
        List<Long> intents = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            intents.add(log.append(Records.intent("r")).index());
        }
        assertThatThrownBy(() -> {
                    while (true) {
                        var _ = log.append(Records.denied(300));
                    }
                })
                .satisfies(e -> isFor(e, Reason.DISK_FULL));
        return intents;
    }

    @Test
    void aDiskWithRoomAgainIsUsedAgain() throws IOException {
        disk.freeBytes.set(Records.SEGMENT + 1000);
        try (var log = open()) {
            var _ = fill(log);
            disk.freeBytes.set(Long.MAX_VALUE);
            await().ignoreExceptionsInstanceOf(AuditUnavailable.class)
                    .until(() -> log.append(Records.denied(20_000)).index() > 0);
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void aFullQueueRefusesWhoCannotWait() throws IOException {
        try (var log = AuditLog.open(Records.options(disk).withSegmentBytes(4 << 20), sealed::add);
                var _ = holdFlushes(disk)) {
            int taken = 0;
            AuditUnavailable refused = submitRefused(log);
            for (; refused == null; taken++) {
                refused = submitRefused(log);
            }
            assertThat(refused.reason()).isEqualTo(Reason.OVERLOADED);
            assertThat(taken).isGreaterThanOrEqualTo(Intake.MAX_QUEUE);
        }
        assertThat(Records.verify(disk)).isInstanceOf(Verification.Verified.class);
    }

    private static @Nullable AuditUnavailable submitRefused(AuditLog log) {
        try {
            var _ = log.submit(Records.denied(1), Duration.ofMillis(20));
            return null;
        } catch (AuditUnavailable e) {
            return e;
        }
    }

    @Test
    void aRecordHasItsPlaceBeforeItIsDurable() throws IOException {
        try (var log = open()) {
            Pending pending;
            try (var _ = holdFlushes(disk)) {
                pending = log.submit(Records.denied(1));
                assertThat(pending.index()).isEqualTo(1);
                assertThat(log.size()).isEqualTo(1);
                assertThatThrownBy(() -> pending.awaitDurable(Duration.ofMillis(1)))
                        .satisfies(e -> isFor(e, Reason.DEADLINE));
            }
            assertThat(pending.awaitDurable().index()).isEqualTo(1);
        }
    }

    @Test
    void aLossOfPowerInTheMiddleOfAFlushLosesNothingThatWasAnswered() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            losePowerAndRecover(seed);
        }
    }

    private static void losePowerAndRecover(int seed) throws IOException {
        var victim = new FakeDisk();
        var random = new Random(seed);
        FakeDisk crash;
        long durable;
        try (var log = Records.open(victim)) {
            var _ = log.append(Records.denied(random.nextInt(2_000)));
            try (var _ = holdFlushes(victim)) {
                durable = flushHalfway(victim, log, random);
                crash = victim.afterPowerLoss(random);
            }
        }
        try (var recovered = Records.open(crash)) {
            assertThat(recovered.size()).as("seed %d", seed).isGreaterThan(durable);
        }
        assertThat(Records.verify(crash)).as("seed %d", seed).isInstanceOf(Verification.Verified.class);
        assertThat(Records.all(crash).subList(0, (int) durable))
                .isEqualTo(Records.all(victim).subList(0, (int) durable));
    }

    /** Leaves the writer between the write and the flush of some records, and returns how many are durable. */
    private static long flushHalfway(FakeDisk victim, AuditLog log, Random random) {
        long before = log.size();
        for (int i = 0; i < 7; i++) {
            var _ = log.submit(Records.denied(random.nextInt(2_000)));
        }
        awaitFlush(victim);
        if (random.nextBoolean()) {
            victim.forcesAllowed.release();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> log.size() > before);
            if (log.size() < before + 7) {
                awaitFlush(victim);
            }
        }
        return log.size();
    }

    private static void awaitFlush(FakeDisk victim) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(victim.forcesAllowed::hasQueuedThreads);
    }

    /** Stops the writer in front of its next flush until closed. */
    private static Held holdFlushes(FakeDisk victim) {
        assertThat(victim.forcesAllowed.drainPermits()).isPositive();
        return () -> victim.forcesAllowed.release(MANY);
    }

    private interface Held extends AutoCloseable {
        @Override
        void close();
    }

    private AuditLog open() throws IOException {
        return AuditLog.open(Records.options(disk), sealed::add);
    }

    private static void isFor(Throwable thrown, Reason reason) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        AuditUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
