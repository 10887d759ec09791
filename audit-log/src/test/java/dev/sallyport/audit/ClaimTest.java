package dev.sallyport.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Completion;
import dev.sallyport.v1.AuditRecord.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A write runs at most once: of all that come with one request id, one gets its intent. */
class ClaimTest {
    private static final int IDS = 1_000;

    private final FakeDisk disk = new FakeDisk();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    @Test
    void ofTwoThreadsWithTheSameThousandIdsExactlyOneGetsEach() throws Exception {
        try (var log = Records.open(disk);
                var threads = Executors.newFixedThreadPool(2)) {
            var barrier = new CyclicBarrier(2);
            Callable<List<Claim>> writer = () -> claimAll(log, barrier);
            List<Future<List<Claim>>> claims = threads.invokeAll(List.of(writer, writer));
            List<Claim> one = claims.getFirst().resultNow();
            List<Claim> other = claims.getLast().resultNow();
            assertThat(IntStream.range(0, IDS))
                    .allMatch(id -> isTaken(one.get(id)) != isTaken(other.get(id)))
                    .allMatch(id -> one.get(id) == Claim.Refused.REPEATED || other.get(id) == Claim.Refused.REPEATED);
        }
        assertThat(Records.all(disk).stream().filter(record -> record.getKind() == Kind.KIND_INTENT))
                .extracting(AuditRecord::getRequestId)
                .doesNotHaveDuplicates()
                .hasSize(IDS);
    }

    private static List<Claim> claimAll(AuditLog log, CyclicBarrier barrier) throws Exception {
        Claim[] claims = new Claim[IDS];
        for (int id = 0; id < IDS; id++) {
            var _ = barrier.await(30, TimeUnit.SECONDS);
            claims[id] = log.claim(Records.write("r" + id));
        }
        return List.of(claims);
    }

    @Test
    void aClaimOutlivesACrash() throws IOException {
        FakeDisk after;
        try (var log = Records.open(disk)) {
            var _ = taken(log.claim(Records.write("r"))).awaitDurable();
            after = disk.afterPowerLoss();
        }
        try (var log = Records.open(after)) {
            assertThat(log.claim(Records.write("r"))).isEqualTo(Claim.Refused.REPEATED);
            assertThat(log.claim(Records.write("s"))).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    void aClaimOfAWriteThatEndedOutlivesARestart() throws IOException {
        try (var log = Records.open(disk)) {
            long intent = taken(log.claim(Records.write("r"))).awaitDurable().index();
            var _ = log.append(Records.outcome(intent, "r"));
        }
        try (var log = Records.open(disk)) {
            assertThat(log.claim(Records.write("r"))).isEqualTo(Claim.Refused.REPEATED);
            assertThat(stage(log)).isEqualTo(RequestState.Stage.ENDED);
        }
    }

    @Test
    void aClaimWaitsUntilThePastIsKnown() throws Exception {
        try (var log = Records.open(disk)) {
            var _ = taken(log.claim(Records.write("r"))).awaitDurable();
        }
        var _ = disk.pastReadable.drainPermits();
        try (var log = Records.open(disk)) {
            var claim = new FutureTask<>(() -> log.claim(Records.write("r")));
            Thread thread = Thread.ofPlatform().start(claim);
            await().until(() -> thread.getState() == Thread.State.WAITING || claim.isDone());
            disk.pastReadable.release(Integer.MAX_VALUE);
            assertThat(claim.get()).isEqualTo(Claim.Refused.REPEATED);
        }
    }

    @Test
    void aClaimIsKeptForADayAndNoLonger() throws IOException {
        try (var log = open(10)) {
            assertThat(log.claim(Records.write("r"))).isInstanceOf(Claim.Taken.class);
            now.updateAndGet(time -> time.plus(Duration.ofHours(24)).minusSeconds(1));
            assertThat(log.claim(Records.write("r"))).isEqualTo(Claim.Refused.REPEATED);
            now.updateAndGet(time -> time.plusSeconds(1));
            assertThat(log.claim(Records.write("r"))).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    void aFullIndexRefusesNewClaimsAndForgetsNone() throws IOException {
        try (var log = open(2)) {
            assertThat(log.claim(Records.write("a"))).isInstanceOf(Claim.Taken.class);
            assertThat(log.claim(Records.write("b"))).isInstanceOf(Claim.Taken.class);
            assertThat(log.claim(Records.write("c"))).isEqualTo(Claim.Refused.FULL);
            assertThat(log.claim(Records.write("a"))).isEqualTo(Claim.Refused.REPEATED);
            now.updateAndGet(time -> time.plus(Duration.ofHours(24)));
            assertThat(log.claim(Records.write("c"))).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    void readsPushNoClaimOut() throws IOException {
        try (var log = open(10)) {
            long intent = taken(log.claim(Records.write("w"))).awaitDurable().index();
            for (int read = 0; read < 20; read++) {
                var _ = log.append(Records.intent("read-" + read));
            }
            assertThat(log.claim(Records.write("w"))).isEqualTo(Claim.Refused.REPEATED);
            assertThat(log.find(Records.key("w")).orElseThrow().firstIndex()).isEqualTo(intent);
        }
    }

    @Test
    void anIdThatWasOnlyRefusedMayBeClaimed() throws IOException {
        try (var log = Records.open(disk)) {
            var _ = log.append(refused("r"));
            assertThat(log.claim(Records.write("r"))).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    void anIdUnderWhichAReadRanMayNotBeClaimedAlsoAfterARefusal() throws IOException {
        try (var log = Records.open(disk)) {
            long read = log.append(Records.intent("r")).index();
            var _ = log.append(Records.outcome(read, "r"));
            var _ = log.append(refused("r"));
            assertThat(log.claim(Records.write("r"))).isEqualTo(Claim.Refused.REPEATED);
        }
    }

    @Test
    void theSameIdOfAnotherTaskIsAnotherRequest() throws IOException {
        AuditRecord other = Records.write("r").toBuilder()
                .setIdentity(Records.write("r").getIdentity().toBuilder().setTask("task-2"))
                .build();
        try (var log = Records.open(disk)) {
            assertThat(log.claim(Records.write("r"))).isInstanceOf(Claim.Taken.class);
            assertThat(log.claim(other)).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    void aWriteWithoutAnIdClaimsNothing() throws IOException {
        try (var log = Records.open(disk)) {
            assertThat(log.claim(Records.write(""))).isEqualTo(Claim.Refused.UNNAMED);
        }
    }

    @Test
    void aReadIsNotClaimed() throws IOException {
        try (var log = Records.open(disk)) {
            assertThatThrownBy(() -> log.claim(Records.intent("r"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anIdWhoseRecordFoundNoPlaceIsFree() {
        var index = new RequestIndex(now::get, new RequestIndex.Capacity(10, 10));
        assertThatThrownBy(() -> index.claim(Records.write("r"), () -> {
                    throw new AuditUnavailable(AuditUnavailable.Reason.OVERLOADED, "full");
                }))
                .isInstanceOf(AuditUnavailable.class);
        var place = new Pending(7, new Entry(Records.write("r"), new byte[0], new byte[0], false));
        assertThat(index.claim(Records.write("r"), () -> place)).isEqualTo(new Claim.Taken(place));
    }

    @Test
    void whatBecameOfAWriteIsToldByItsOwnRecordsAlone() throws IOException {
        try (var log = Records.open(disk)) {
            long intent = taken(log.claim(Records.write("r"))).awaitDurable().index();
            var _ = log.append(refused("r"));
            long read = log.append(Records.intent("r")).index();
            var _ = log.append(Records.outcome(read, "r"));
            assertThat(stage(log)).isEqualTo(RequestState.Stage.RUNNING);
            var _ = log.append(Records.precommit(intent, "r", "7", 3));
            assertThat(stage(log)).isEqualTo(RequestState.Stage.RUNNING);
            var _ = log.append(Records.outcome(intent, "r"));
            var _ = log.append(refused("r"));
            assertThat(stage(log)).isEqualTo(RequestState.Stage.ENDED);
            RequestState state = log.find(Records.key("r")).orElseThrow();
            assertThat(state.result().getCompletion()).isEqualTo(Completion.COMPLETION_COMPLETE);
            assertThat(state.firstIndex()).isEqualTo(intent);
        }
    }

    private static RequestState.Stage stage(AuditLog log) {
        return log.find(Records.key("r")).orElseThrow().stage();
    }

    private AuditLog open(int most) throws IOException {
        InstantSource clock = now::get;
        return AuditLog.open(Records.options(disk).withClock(clock).withRequests(most, most), _ -> {});
    }

    private static AuditRecord refused(String requestId) {
        return Records.intent(requestId).toBuilder().setKind(Kind.KIND_DENIED).build();
    }

    private static boolean isTaken(Claim claim) {
        return claim instanceof Claim.Taken;
    }

    private static Pending taken(Claim claim) {
        return ((Claim.Taken) claim).pending();
    }
}
