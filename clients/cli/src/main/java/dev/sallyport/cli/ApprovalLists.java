package dev.sallyport.cli;

import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.ApprovalsServiceGrpc.ApprovalsServiceBlockingV2Stub;
import dev.sallyport.v1.ListApprovalsRequest;
import dev.sallyport.v1.ListApprovalsResponse;
import io.grpc.StatusException;
import java.util.List;

/** Lists of approvals. */
final class ApprovalLists {
    private ApprovalLists() {}

    /** All of one state, or of any where that is not set. */
    static List<Approval> all(ApprovalsServiceBlockingV2Stub stub, ApprovalState state) throws StatusException {
        return Pages.all(
                token -> stub.listApprovals(ListApprovalsRequest.newBuilder()
                        .setState(state)
                        .setPageToken(token)
                        .build()),
                ListApprovalsResponse::getApprovalsList,
                ListApprovalsResponse::getNextPageToken);
    }
}
