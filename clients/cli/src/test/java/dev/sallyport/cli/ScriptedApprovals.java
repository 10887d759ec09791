package dev.sallyport.cli;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.ApprovalsServiceGrpc.ApprovalsServiceImplBase;
import dev.sallyport.v1.CancelApprovalRequest;
import dev.sallyport.v1.CancelApprovalResponse;
import dev.sallyport.v1.DecideApprovalRequest;
import dev.sallyport.v1.DecideApprovalResponse;
import dev.sallyport.v1.GetApprovalEvidenceRequest;
import dev.sallyport.v1.GetApprovalEvidenceResponse;
import dev.sallyport.v1.GetApprovalRequest;
import dev.sallyport.v1.GetApprovalResponse;
import dev.sallyport.v1.ListApprovalsRequest;
import dev.sallyport.v1.ListApprovalsResponse;
import dev.sallyport.v1.WaitApprovalRequest;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that says of approvals what the test says. */
final class ScriptedApprovals extends ApprovalsServiceImplBase {
    final List<DecideApprovalRequest> decided = new CopyOnWriteArrayList<>();
    final List<WaitApprovalRequest> waited = new CopyOnWriteArrayList<>();
    final List<ListApprovalsRequest> listed = new CopyOnWriteArrayList<>();

    /** Each stream of states; it breaks where the last one is not the end. */
    final Deque<List<ApprovalState>> streams = new ArrayDeque<>();

    /** Each list. */
    final Deque<List<Approval>> lists = new ArrayDeque<>();

    private final Approval approval;

    ScriptedApprovals(Approval approval) {
        this.approval = approval;
    }

    @Override
    public void getApproval(GetApprovalRequest request, StreamObserver<GetApprovalResponse> answer) {
        end(answer, GetApprovalResponse.newBuilder().setApproval(approval).build());
    }

    @Override
    public void listApprovals(ListApprovalsRequest request, StreamObserver<ListApprovalsResponse> answer) {
        var _ = listed.add(request);
        if (lists.isEmpty()) {
            answer.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
        } else {
            end(
                    answer,
                    ListApprovalsResponse.newBuilder()
                            .addAllApprovals(lists.removeFirst())
                            .build());
        }
    }

    @Override
    public void decideApproval(DecideApprovalRequest request, StreamObserver<DecideApprovalResponse> answer) {
        var _ = decided.add(request);
        var after = approval.toBuilder().setState(ApprovalState.APPROVAL_STATE_APPROVED);
        end(
                answer,
                DecideApprovalResponse.newBuilder()
                        .setApproval(after)
                        .setAuditIndex(9)
                        .build());
    }

    @Override
    public void waitApproval(WaitApprovalRequest request, StreamObserver<WaitApprovalResponse> answer) {
        var _ = waited.add(request);
        List<ApprovalState> states = streams.isEmpty() ? List.of() : streams.removeFirst();
        for (ApprovalState state : states) {
            answer.onNext(WaitApprovalResponse.newBuilder()
                    .setState(state)
                    .setResumeToken("token-" + waited.size())
                    .setEndedBecause(state == ApprovalState.APPROVAL_STATE_INVALIDATED ? "the table\nchanged" : "")
                    .build());
        }
        answer.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
    }

    @Override
    public void cancelApproval(CancelApprovalRequest request, StreamObserver<CancelApprovalResponse> answer) {
        var after = approval.toBuilder().setState(ApprovalState.APPROVAL_STATE_CANCELLED);
        end(
                answer,
                CancelApprovalResponse.newBuilder()
                        .setApproval(after)
                        .setAuditIndex(11)
                        .build());
    }

    @Override
    public void getApprovalEvidence(
            GetApprovalEvidenceRequest request, StreamObserver<GetApprovalEvidenceResponse> answer) {
        end(
                answer,
                GetApprovalEvidenceResponse.newBuilder()
                        .setEvidence(ByteString.copyFromUtf8("{}"))
                        .build());
    }

    private static <M> void end(StreamObserver<M> answer, M message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
