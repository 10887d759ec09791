package dev.sallyport.server.rpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.sallyport.audit.Appended;
import dev.sallyport.engine.Batch;
import dev.sallyport.engine.ResultColumn;
import dev.sallyport.operation.Refusal;
import dev.sallyport.server.approval.Approval;
import dev.sallyport.server.flow.Answer;
import dev.sallyport.server.flow.CallEnded;
import dev.sallyport.server.request.Plan;
import dev.sallyport.server.request.Released;
import dev.sallyport.v1.ApprovalRequired;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Summary;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;

/** The answer of one Execute call as messages of its stream. */
final class WireAnswer implements Answer {
    private final String request;
    private final ServerCallStreamObserver<ExecuteResponse> stream;
    private final FlowControl<ExecuteResponse> flow;

    WireAnswer(String request, ServerCallStreamObserver<ExecuteResponse> stream, Duration patience) {
        this.request = request;
        this.stream = stream;
        this.flow = new FlowControl<>(stream, patience);
    }

    FlowControl<ExecuteResponse> flow() {
        return flow;
    }

    @Override
    public void header(Appended intent, Plan.Runnable plan, List<ResultColumn> columns) {
        Header header = Header.newBuilder()
                .setRequest(request)
                .setAuditIndex(intent.index())
                .setLeafHash(intent.leafHash())
                .addAllColumns(columns.stream().map(WireAnswer::column).toList())
                .setAllowed(Verdicts.allowed(plan.decision().basis()))
                .build();
        flow.put(ExecuteResponse.newBuilder().setHeader(header).build());
    }

    @Override
    public void approvalRequired(Approval approval, Plan.Asked plan) {
        ApprovalRequired required = Verdicts.asked(plan.decision()).toBuilder()
                .setApproval(approval.name())
                .setExpireTime(Times.message(approval.expires()))
                .build();
        Header header = Header.newBuilder()
                .setRequest(request)
                .setAuditIndex(approval.auditIndex())
                .setApprovalRequired(required)
                .build();
        flow.put(ExecuteResponse.newBuilder().setHeader(header).build());
        if (!stream.isCancelled()) {
            stream.onCompleted();
        }
    }

    private static Column column(ResultColumn column) {
        return Column.newBuilder()
                .setLabel(column.label())
                .setType(WireEnums.type(column.type()))
                .setEngineType(column.engineType())
                .setDisclosure(WireEnums.disclosure(column.origin()))
                .setMask(column.mask())
                .build();
    }

    @Override
    public void batch(Batch batch) throws CallEnded {
        dev.sallyport.v1.Batch.Builder message =
                dev.sallyport.v1.Batch.newBuilder().setRowCount(batch.rows());
        for (Batch.Buffers column : batch.columns()) {
            message.addColumns(ColumnData.newBuilder()
                    .setValidity(wrap(column.validity()))
                    .setOffsets(wrap(column.offsets()))
                    .setData(wrap(column.data())));
        }
        flow.send(ExecuteResponse.newBuilder().setBatch(message).build());
    }

    /** Without a copy: the batch's buffers belong to us. */
    private static ByteString wrap(byte[] bytes) {
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    @Override
    public void summary(Released released, Appended outcome) {
        Summary summary = Summary.newBuilder()
                .setCompletion(WireEnums.completion(released.completion()))
                .setRows(released.rows())
                .setBytes(released.bytes())
                .setAffected(released.affected())
                .addAllHints(released.hints().stream().map(WireEnums::hint).toList())
                .setOutcomeIndex(outcome.index())
                .setBatchDigest(wrap(released.digest()))
                .build();
        flow.put(ExecuteResponse.newBuilder().setSummary(summary).build());
        if (!stream.isCancelled()) {
            stream.onCompleted();
        }
    }

    @Override
    public void refuse(Refusal refusal, long index) {
        if (!stream.isCancelled()) {
            stream.onError(RefusalStatus.of(refusal, request, index));
        }
    }

    @Override
    public void whenCancelled(Runnable action) {
        flow.whenCancelled(action);
    }

    @Override
    public boolean isCancelled() {
        return flow.isCancelled();
    }
}
