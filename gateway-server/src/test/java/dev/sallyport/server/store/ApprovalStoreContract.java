package dev.sallyport.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.ApprovalStore;
import dev.sallyport.server.approval.ApproverKey;
import dev.sallyport.server.approval.ApproverKeyStore;
import dev.sallyport.server.approval.HiddenImage;
import dev.sallyport.server.approval.Requester;
import dev.sallyport.server.notice.NoticeQueue;
import dev.sallyport.server.notice.Notices;
import dev.sallyport.server.rpc.policy.PolicyMessages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of approvals keeps to, on whatever database. */
abstract class ApprovalStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Requester ANN =
            new Requester("https://idp.example", "ann", "agent-1", "task-1", "spiffe://a/1");

    private static final ApprovalStore.Pending MOST = new ApprovalStore.Pending(9, 9);

    private JdbcControlStore control;
    private ApprovalStore store;
    private ApproverKeyStore keys;
    private NoticeQueue notices;

    abstract String fresh() throws Exception;

    @BeforeEach
    void open() throws Exception {
        control = JdbcControlStore.open(fresh(), new PolicyMessages());
        store = control.approvals(approval -> List.of(new Notices.Outgoing(
                approval.name() + " " + approval.revision(),
                "hook",
                approval.state().name().getBytes(StandardCharsets.UTF_8))));
        keys = control.approverKeys();
        notices = control.notices();
    }

    @AfterEach
    void close() {
        control.close();
    }

    private static Approval approval(String name, Requester requester, String requestId) {
        return new Approval(
                name,
                ApprovalState.PENDING,
                1,
                requester,
                requestId,
                NOW,
                NOW.plusSeconds(900),
                dev.sallyport.v1.Approval.newBuilder().setName(name).build(),
                new byte[] {1, 2, 3},
                new HiddenImage(new byte[72]),
                List.of(),
                "",
                "",
                0);
    }

    private static Approval in(Approval approval, ApprovalState state) {
        return new Approval(
                approval.name(),
                state,
                approval.revision() + 1,
                approval.requester(),
                approval.requestId(),
                approval.created(),
                approval.expires(),
                approval.question(),
                approval.work(),
                approval.hidden(),
                approval.decisions(),
                "because",
                "run-1",
                approval.auditIndex());
    }

    private Approval inserted(String name) {
        assertThat(store.insert(approval(name, ANN, "request-" + name), MOST, () -> 7))
                .isEqualTo(ApprovalStore.Insertion.DONE);
        return store.find(name).orElseThrow();
    }

    @Test
    void whatWasNotRecordedDidNotHappen() {
        assertThatThrownBy(() -> store.insert(approval("a", ANN, "r"), MOST, () -> {
                    throw new IllegalStateException("the trail is full");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.find("a")).isEmpty();

        Approval b = inserted("b");
        assertThatThrownBy(() -> store.change(b, () -> {
                    throw new IllegalStateException("the trail is full");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.find("b").orElseThrow().state()).isEqualTo(ApprovalState.PENDING);
        assertThat(notices.due(NOW, 10)).hasSize(1);
    }

    @Test
    void oneRequestAsksOnce() {
        var _ = inserted("a");
        assertThat(store.insert(approval("b", ANN, "request-a"), MOST, () -> 8))
                .isEqualTo(ApprovalStore.Insertion.KNOWN);
        assertThat(store.ofRequest(ANN, "request-a").orElseThrow().name()).isEqualTo("a");
        Requester other = new Requester(ANN.issuer(), ANN.human(), ANN.agent(), "task-2", ANN.workload());
        assertThat(store.ofRequest(other, "request-a")).isEmpty();
        assertThat(store.insert(approval("c", other, "request-a"), MOST, () -> 9))
                .isEqualTo(ApprovalStore.Insertion.DONE);
    }

    @Test
    void whatWasReadBeforeAChangeChangesNothing() {
        Approval first = inserted("a");
        assertThat(store.change(first, () -> in(first, ApprovalState.APPROVED))).isTrue();
        assertThat(store.change(first, () -> in(first, ApprovalState.REJECTED))).isFalse();

        Approval now = store.find("a").orElseThrow();
        assertThat(now.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(now.revision()).isEqualTo(2);
        assertThat(now.auditIndex()).isEqualTo(7);
        assertThat(now.endedBecause()).isEqualTo("because");
        assertThat(now.consumedBy()).isEqualTo("run-1");
        assertThat(now.work()).containsExactly(1, 2, 3);
    }

    @Test
    void ofAThousandOneGetsThrough() throws Exception {
        Approval first = inserted("a");
        var recorded = new AtomicInteger();
        List<Future<Boolean>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 1_000; i++) {
                all.add(threads.submit(() -> store.change(first, () -> {
                    var _ = recorded.incrementAndGet();
                    return in(first, ApprovalState.CONSUMED);
                })));
            }
        }
        int through = 0;
        for (Future<Boolean> each : all) {
            through += each.get() ? 1 : 0;
        }
        assertThat(through).isEqualTo(1);
        assertThat(recorded).hasValue(1);
    }

    @Test
    void theListIsInOrderAndGoesOn() {
        List.of("c", "a", "b").forEach(this::inserted);
        Approval a = store.find("a").orElseThrow();
        assertThat(store.change(a, () -> in(a, ApprovalState.REJECTED))).isTrue();

        assertThat(store.list(Optional.empty(), Optional.empty(), 2))
                .extracting(Approval::name)
                .containsExactly("a", "b");
        assertThat(store.list(Optional.empty(), store.find("b"), 2))
                .extracting(Approval::name)
                .containsExactly("c");
        assertThat(store.list(Optional.of(ApprovalState.PENDING), Optional.empty(), 9))
                .extracting(Approval::name)
                .containsExactly("b", "c");
    }

    @Test
    void onlyOpenOnesAreDueAndCounted() {
        List.of("a", "b").forEach(this::inserted);
        Approval b = store.find("b").orElseThrow();
        assertThat(store.change(b, () -> in(b, ApprovalState.CANCELLED))).isTrue();
        Requester other = new Requester(ANN.issuer(), ANN.human(), "agent-2", ANN.task(), ANN.workload());
        assertThat(store.insert(approval("c", other, "r"), MOST, () -> 1)).isEqualTo(ApprovalStore.Insertion.DONE);

        assertThat(store.due(NOW.plusSeconds(899), 9)).isEmpty();
        assertThat(store.due(NOW.plusSeconds(900), 9))
                .extracting(Approval::name)
                .containsExactlyInAnyOrder("a", "c");
        assertThat(store.insert(approval("d", ANN, "s"), new ApprovalStore.Pending(1, 9), () -> 1))
                .isEqualTo(ApprovalStore.Insertion.FULL_OF_AGENT);
        assertThat(store.insert(approval("d", ANN, "s"), new ApprovalStore.Pending(9, 2), () -> 1))
                .isEqualTo(ApprovalStore.Insertion.FULL_OF_HUMAN);
        assertThat(store.insert(approval("d", ANN, "s"), new ApprovalStore.Pending(2, 3), () -> 1))
                .isEqualTo(ApprovalStore.Insertion.DONE);
    }

    @Test
    void aKeyIsOnePersonsForEver() {
        var key = new ApproverKey("id", "i", "bea", "{}", ApproverKey.State.PROPOSED, "i x", "", NOW);
        assertThat(keys.insert(key, () -> {})).isTrue();
        assertThat(keys.insert(key, () -> {})).isFalse();
        var enrolled = new ApproverKey("id", "i", "bea", "{}", ApproverKey.State.ENROLLED, "i x", "i y", NOW);
        assertThat(keys.change(key, enrolled, () -> {})).isTrue();
        assertThat(keys.change(key, enrolled, () -> {})).isFalse();
        assertThat(keys.key("id")).contains(enrolled);
        assertThat(keys.keys()).containsExactly(enrolled);
    }

    @Test
    void newsWaitUntilTheyAreDelivered() {
        Approval a = inserted("a");
        assertThat(store.change(a, () -> in(a, ApprovalState.APPROVED))).isTrue();

        List<NoticeQueue.Due> due = notices.due(NOW, 1);
        assertThat(due).hasSize(1);
        notices.failed(due.getFirst().id(), NOW.plusSeconds(60));
        assertThat(notices.due(NOW, 9)).hasSize(1);
        notices.delivered(notices.due(NOW, 9).getFirst().id());
        assertThat(notices.due(NOW, 9)).isEmpty();
        assertThat(notices.due(NOW.plusSeconds(60), 9))
                .extracting(NoticeQueue.Due::attempts)
                .containsExactly(1);
    }
}
