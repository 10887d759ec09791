package dev.sallyport.server.rpc;

import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.transport.ErrorStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;

/** A refusal as the status of a call: a google.rpc.Status with ErrorInfo and our own detail. */
public final class RefusalStatus {
    private static final int RETRY_AFTER_SECONDS = 2;

    private RefusalStatus() {}

    /**
     * The status of a refused call.
     *
     * @param request the request id, empty when the call has none
     * @param auditIndex 0 when the trail has no record of it
     */
    public static StatusRuntimeException of(Refusal refusal, String request, long auditIndex) {
        List<Message> details = new ArrayList<>();
        details.add(detail(refusal, request, auditIndex));
        if (refusal.reason().mayBeRetried()) {
            details.add(retry());
        }
        return ErrorStatus.of(code(refusal.reason()), refusal.message(), info(refusal, request, auditIndex), details);
    }

    private static ErrorInfo.Builder info(Refusal refusal, String request, long auditIndex) {
        return ErrorInfo.newBuilder()
                .setReason(refusal.reason().name())
                .putMetadata("request_id", request)
                .putMetadata("audit_index", Long.toString(auditIndex));
    }

    static dev.sallyport.v1.Refusal detail(Refusal refusal, String request, long auditIndex) {
        dev.sallyport.v1.Refusal.Builder detail = dev.sallyport.v1.Refusal.newBuilder()
                .setReason(reason(refusal.reason()))
                .setRequest(request)
                .setAuditIndex(auditIndex)
                .setRule(refusal.rule())
                .setNextStep(refusal.nextStep());
        refusal.position()
                .ifPresent(where -> detail.setPosition(dev.sallyport.v1.Position.newBuilder()
                        .setOffset(where.offset())
                        .setLine(where.line())
                        .setColumn(where.column())));
        return detail.build();
    }

    private static RetryInfo retry() {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(RETRY_AFTER_SECONDS))
                .build();
    }

    /** The same reason on the wire; the two lists are held together by a test. */
    static dev.sallyport.v1.Reason reason(Reason reason) {
        return dev.sallyport.v1.Reason.valueOf("REASON_" + reason.name());
    }

    static Status.Code code(Reason reason) {
        return switch (reason) {
            case UNKNOWN_OBJECT -> Status.Code.NOT_FOUND;
            case NOT_ALLOWED, FUNCTION_NOT_ALLOWED, MASKED_IN_WRITE, LOCKED -> Status.Code.PERMISSION_DENIED;
            case NOT_UNDERSTOOD, MALFORMED, TOO_LARGE, BAD_PARAMETER, BAD_VALUE -> Status.Code.INVALID_ARGUMENT;
            case APPROVAL_REQUIRED, APPROVAL_INVALID, CONSTRAINT -> Status.Code.FAILED_PRECONDITION;
            case LIMIT, BUDGET_EXHAUSTED, RATE_LIMITED, OVERLOADED -> Status.Code.RESOURCE_EXHAUSTED;
            case CONFLICT, CATALOG_CHANGED, POLICY_CHANGED -> Status.Code.ABORTED;
            case REQUEST_REPEATED -> Status.Code.ALREADY_EXISTS;
            case OUTCOME_UNKNOWN -> Status.Code.UNKNOWN;
            case SOURCE_UNAVAILABLE, AUDIT_UNAVAILABLE -> Status.Code.UNAVAILABLE;
            case DEADLINE -> Status.Code.DEADLINE_EXCEEDED;
            case CANCELLED -> Status.Code.CANCELLED;
            case UNSUPPORTED -> Status.Code.UNIMPLEMENTED;
            case CREDENTIALS_MISSING, TOKEN_EXPIRED, CREDENTIALS_REJECTED -> Status.Code.UNAUTHENTICATED;
            case INTERNAL -> Status.Code.INTERNAL;
        };
    }
}
