package dev.sallyport.server.rpc.approval;

import com.google.protobuf.ByteString;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.policy.Identity;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.server.approval.Approvals;
import dev.sallyport.server.approval.Decisions;
import dev.sallyport.server.rpc.RefusalStatus;
import dev.sallyport.server.rpc.RefusedException;
import dev.sallyport.server.rpc.Unary;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.transport.CurrentIdentity;
import dev.sallyport.v1.ApprovalsServiceGrpc;
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
import dev.sallyport.v1.Verdict;
import dev.sallyport.v1.WaitApprovalRequest;
import dev.sallyport.v1.WaitApprovalResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/** What approvers and waiting agents call; an agent sees its own approvals alone, an approver all of them. */
public final class ApprovalsService extends ApprovalsServiceGrpc.ApprovalsServiceImplBase {
    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 100;
    private static final Refusal UNKNOWN = new Refusal(
            Reason.UNKNOWN_OBJECT,
            "the approval does not exist, or somebody else asked for it",
            "approvals.name",
            "send a name as it was given to you");
    private static final Refusal NOT_OPEN = new Refusal(
            Reason.CONFLICT,
            "the approval has ended already",
            "approvals.state",
            "look at its state with WaitApproval");

    private final Approvals approvals;
    private final Decisions decisions;
    private final AdminTrail trail;
    private final Waits waits;
    private final Validation validation;

    public ApprovalsService(
            Approvals approvals, Decisions decisions, AdminTrail trail, Waits waits, Validation validation) {
        this.approvals = approvals;
        this.decisions = decisions;
        this.trail = trail;
        this.waits = waits;
        this.validation = validation;
    }

    /** Recorded before it leaves: it holds values of the operation, and rows of the database. */
    @Override
    public void getApproval(GetApprovalRequest request, StreamObserver<GetApprovalResponse> response) {
        Identity caller = CurrentIdentity.get();
        Unary.answer(response, () -> {
            Approval approval = find(request.getName());
            decisions.show(caller, approval);
            return GetApprovalResponse.newBuilder()
                    .setApproval(approval.message())
                    .build();
        });
    }

    /** The token is the name of the last one: a list that grows at its end needs nothing else. It holds no values. */
    @Override
    public void listApprovals(ListApprovalsRequest request, StreamObserver<ListApprovalsResponse> response) {
        Unary.answer(response, () -> {
            int size = size(request);
            Optional<Approval> after =
                    request.getPageToken().isEmpty() ? Optional.empty() : Optional.of(find(request.getPageToken()));
            List<Approval> page = approvals.list(state(request), after, size);
            ListApprovalsResponse.Builder answer = ListApprovalsResponse.newBuilder();
            page.forEach(each -> answer.addApprovals(summary(each)));
            return answer.setNextPageToken(
                            page.size() < size ? "" : page.getLast().name())
                    .build();
        });
    }

    private static dev.sallyport.v1.Approval summary(Approval approval) {
        dev.sallyport.v1.Approval.Builder summary = approval.message().toBuilder();
        summary.clearStatement().clearParameters().clearOperationFields().clearIntent();
        summary.getPreviewBuilder().clearColumns().clearSample();
        return summary.build();
    }

    private static int size(ListApprovalsRequest request) {
        int wanted = request.getPageSize();
        return wanted == 0 ? DEFAULT_PAGE : wanted < 0 ? LARGEST_PAGE : Math.min(wanted, LARGEST_PAGE);
    }

    private static Optional<ApprovalState> state(ListApprovalsRequest request) {
        return switch (request.getState()) {
            case APPROVAL_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
            case APPROVAL_STATE_PENDING -> Optional.of(ApprovalState.PENDING);
            case APPROVAL_STATE_APPROVED -> Optional.of(ApprovalState.APPROVED);
            case APPROVAL_STATE_CONSUMED -> Optional.of(ApprovalState.CONSUMED);
            case APPROVAL_STATE_REJECTED -> Optional.of(ApprovalState.REJECTED);
            case APPROVAL_STATE_EXPIRED -> Optional.of(ApprovalState.EXPIRED);
            case APPROVAL_STATE_CANCELLED -> Optional.of(ApprovalState.CANCELLED);
            case APPROVAL_STATE_INVALIDATED -> Optional.of(ApprovalState.INVALIDATED);
        };
    }

    @Override
    public void waitApproval(WaitApprovalRequest request, StreamObserver<WaitApprovalResponse> response) {
        Identity caller = CurrentIdentity.get();
        boolean isOwn;
        try {
            isOwn = approvals.own(request.getName(), caller).isPresent();
        } catch (RuntimeException failure) {
            Unary.answer(response, () -> {
                throw failure;
            });
            return;
        }
        if (isOwn) {
            waits.start(caller, request, (ServerCallStreamObserver<WaitApprovalResponse>) response);
        } else {
            response.onError(RefusalStatus.of(UNKNOWN, "", 0));
        }
    }

    @Override
    public void decideApproval(DecideApprovalRequest request, StreamObserver<DecideApprovalResponse> response) {
        Identity caller = CurrentIdentity.get();
        Unary.answer(response, () -> {
            try {
                validation.check(request);
                requireVerdict(request);
                return decide(caller, request);
            } catch (RefusedException refused) {
                throw recorded(caller, request, refused);
            }
        });
    }

    private DecideApprovalResponse decide(Identity caller, DecideApprovalRequest request) {
        var said = new Decisions.Said(
                request.getName(),
                request.getOperationDigest().toByteArray(),
                request.getVerdict(),
                request.getReason(),
                request.getSignature());
        return switch (decisions.decide(caller, said)) {
            case Decisions.Result.Refused(var refusal) -> throw new RefusedException(refusal);
            case Decisions.Result.Taken(var approval, long index) ->
                DecideApprovalResponse.newBuilder()
                        .setApproval(approval.message())
                        .setAuditIndex(index)
                        .build();
        };
    }

    private static void requireVerdict(DecideApprovalRequest request) {
        if (request.getVerdict() != Verdict.VERDICT_APPROVE && request.getVerdict() != Verdict.VERDICT_REJECT) {
            throw new RefusedException(
                    new Refusal(Reason.MALFORMED, "the decision has no verdict", "request.verdict", "say yes or no"));
        }
    }

    /** A decision that is not taken is as much worth knowing as one that is. */
    private RefusedException recorded(Identity caller, DecideApprovalRequest request, RefusedException refused) {
        var attempt = new AdminTrail.Attempt("", "approval", request.getName(), "decide");
        return refused.recorded("", trail.refused(caller, CurrentIdentity.peer(), attempt, refused.refusal()));
    }

    @Override
    public void cancelApproval(CancelApprovalRequest request, StreamObserver<CancelApprovalResponse> response) {
        Identity caller = CurrentIdentity.get();
        Unary.answer(response, () -> {
            Approval own = approvals.own(request.getName(), caller).orElseThrow(() -> new RefusedException(UNKNOWN));
            Approvals.Ended ended = approvals.cancel(caller, own).orElseThrow(() -> new RefusedException(NOT_OPEN));
            return CancelApprovalResponse.newBuilder()
                    .setApproval(ended.approval().message())
                    .setAuditIndex(ended.auditIndex())
                    .build();
        });
    }

    @Override
    public void getApprovalEvidence(
            GetApprovalEvidenceRequest request, StreamObserver<GetApprovalEvidenceResponse> response) {
        Identity caller = CurrentIdentity.get();
        Unary.answer(response, () -> {
            Approval approval = find(request.getName());
            decisions.show(caller, approval);
            return GetApprovalEvidenceResponse.newBuilder()
                    .setEvidence(ByteString.copyFrom(Evidence.of(approval)))
                    .build();
        });
    }

    private Approval find(String name) {
        return approvals.find(name).orElseThrow(() -> new RefusedException(UNKNOWN));
    }
}
