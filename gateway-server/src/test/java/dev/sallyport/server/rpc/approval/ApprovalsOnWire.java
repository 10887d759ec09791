package dev.sallyport.server.rpc.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.ApprovalStore;
import dev.sallyport.server.approval.HiddenImage;
import dev.sallyport.server.approval.Requester;
import dev.sallyport.server.approval.TestApprovals;
import dev.sallyport.server.rpc.FakeStream;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.TestTrail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.v1.CancelApprovalRequest;
import dev.sallyport.v1.WaitApprovalRequest;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Calls about approvals that Ann asked for. */
abstract class ApprovalsOnWire {
    private static final ApprovalStore.Pending MOST = new ApprovalStore.Pending(1_000, 1_000);

    @TempDir
    private Path folder;

    volatile Instant now = Rules.NOW;
    TestTrail trail;
    TestApprovals approvals;
    Waits waits;
    ApprovalsService service;

    @BeforeEach
    final void open() {
        trail = new TestTrail(folder);
        approvals = new TestApprovals(
                trail.log(),
                new TrailRecords(new Commitments(new byte[32])),
                () -> {
                    throw new AssertionError("no rule is asked");
                },
                () -> now);
        waits = new Waits(approvals.approvals, () -> now);
        service = new ApprovalsService(
                approvals.approvals, approvals.decisions, new AdminTrail(trail.log()), waits, new Validation());
    }

    @AfterEach
    final void close() {
        waits.close();
        approvals.close();
        trail.close();
    }

    Approval asked(String name) {
        var approval = new Approval(
                name,
                ApprovalState.PENDING,
                1,
                Requester.of(Rules.human("ann")),
                "request-" + name,
                now,
                now.plusSeconds(900),
                dev.sallyport.v1.Approval.newBuilder()
                        .setName(name)
                        .setStatement("delete from orders")
                        .setIntent("a secret of the agent")
                        .build(),
                new byte[] {1},
                new HiddenImage(new byte[72]),
                List.of(),
                "",
                "",
                0);
        assertThat(approvals.store.insert(approval, MOST, () -> 7)).isEqualTo(ApprovalStore.Insertion.DONE);
        return approvals.store.find(name).orElseThrow();
    }

    FakeStream<WaitApprovalResponse> wait(String human, String name, String token) {
        var request = WaitApprovalRequest.newBuilder()
                .setName(name)
                .setResumeToken(token)
                .build();
        return call(human, service::waitApproval, request);
    }

    FakeStream<dev.sallyport.v1.CancelApprovalResponse> cancel(String human, String name) {
        var request = CancelApprovalRequest.newBuilder().setName(name).build();
        return call(human, service::cancelApproval, request);
    }

    static <Q, T> FakeStream<T> call(String human, BiConsumer<Q, StreamObserver<T>> rpc, Q request) {
        var stream = new FakeStream<T>();
        FakeStream.as(human, () -> rpc.accept(request, stream));
        return stream;
    }
}
