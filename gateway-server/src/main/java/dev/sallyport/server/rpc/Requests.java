package dev.sallyport.server.rpc;

import dev.sallyport.audit.RequestState;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.approval.ApprovalState;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.GetRequestResponse;
import dev.sallyport.v1.Reason;
import dev.sallyport.v1.Request;
import java.util.Arrays;

/** What the trail knows of a request, as the wire says it. */
final class Requests {
    private Requests() {}

    /** Rows count as changed only once it is known that they stay so; what was done was not refused, whoever missed its answer. */
    static GetRequestResponse response(String requestId, RequestState state) {
        boolean closed = state.stage() == RequestState.Stage.ENDED;
        dev.sallyport.v1.RequestState stands = stateOf(state);
        boolean isDone = stands == dev.sallyport.v1.RequestState.REQUEST_STATE_COMPLETED;
        Request request = Request.newBuilder()
                .setRequestId(requestId)
                .setState(stands)
                .setCreateTime(Times.message(state.firstSeen()))
                .setAuditIndex(state.firstIndex())
                .setOutcomeIndex(closed ? state.latestIndex() : 0)
                .setRows(state.result().getRowsReleased())
                .setAffected(isDone ? state.result().getRowsAffected() : 0)
                .setReason(
                        isDone
                                ? Reason.REASON_UNSPECIFIED
                                : reason(state.result().getReason()))
                .build();
        return GetRequestResponse.newBuilder().setRequest(request).build();
    }

    /** The same of one that asked for an approval: what became of the question is known there. */
    static GetRequestResponse response(String requestId, RequestState state, Approval approval) {
        GetRequestResponse.Builder response = response(requestId, state).toBuilder();
        boolean isOver = !approval.state().isOpen() && approval.state() != ApprovalState.CONSUMED;
        if (isOver) {
            response.getRequestBuilder()
                    .setState(dev.sallyport.v1.RequestState.REQUEST_STATE_REFUSED)
                    .setReason(Reason.REASON_APPROVAL_INVALID);
        }
        response.getRequestBuilder().setApproval(approval.name());
        return response.build();
    }

    private static dev.sallyport.v1.RequestState stateOf(RequestState state) {
        return switch (state.stage()) {
            case REFUSED -> dev.sallyport.v1.RequestState.REQUEST_STATE_REFUSED;
            case ENDED -> outcome(state.result().getCompletion());
            case WAITING -> dev.sallyport.v1.RequestState.REQUEST_STATE_PENDING;
            case RUNNING -> dev.sallyport.v1.RequestState.REQUEST_STATE_RUNNING;
        };
    }

    private static dev.sallyport.v1.RequestState outcome(AuditRecord.Completion completion) {
        return switch (completion) {
            case COMPLETION_COMPLETE, COMPLETION_LIMIT_REACHED, COMPLETION_RESOLVED_COMMITTED ->
                dev.sallyport.v1.RequestState.REQUEST_STATE_COMPLETED;
            case COMPLETION_FAILED,
                    COMPLETION_CANCELLED,
                    COMPLETION_DEADLINE_EXCEEDED,
                    COMPLETION_RESOLVED_ROLLED_BACK -> dev.sallyport.v1.RequestState.REQUEST_STATE_FAILED;
            case COMPLETION_UNKNOWN, COMPLETION_UNSPECIFIED, UNRECOGNIZED ->
                dev.sallyport.v1.RequestState.REQUEST_STATE_UNKNOWN;
        };
    }

    /** The trail may say it more precisely than the wire; then the wire says nothing. */
    private static Reason reason(String recorded) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals("REASON_" + recorded))
                .findFirst()
                .orElse(Reason.REASON_UNSPECIFIED);
    }
}
