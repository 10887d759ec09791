package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.audit.AuditUnavailable.Reason;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FaultTest {
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

    private AuditLog open() throws IOException {
        return AuditLog.open(Records.options(disk), sealed::add);
    }

    private static void isFor(Throwable thrown, Reason reason) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        AuditUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
