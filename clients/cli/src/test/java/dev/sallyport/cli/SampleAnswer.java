package dev.sallyport.cli;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Allowed;
import dev.sallyport.v1.Batch;
import dev.sallyport.v1.Column;
import dev.sallyport.v1.ColumnData;
import dev.sallyport.v1.Completion;
import dev.sallyport.v1.Disclosure;
import dev.sallyport.v1.ExecuteResponse;
import dev.sallyport.v1.Header;
import dev.sallyport.v1.Hint;
import dev.sallyport.v1.HintKind;
import dev.sallyport.v1.ObjectRef;
import dev.sallyport.v1.Summary;
import dev.sallyport.v1.Type;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;

/** An answer of three rows with a masked column, a null, a hidden character and a hint. */
final class SampleAnswer {
    private SampleAnswer() {}

    static void whole(StreamObserver<ExecuteResponse> answer) {
        answer.onNext(header());
        answer.onNext(batch());
        answer.onNext(ExecuteResponse.newBuilder()
                .setSummary(Summary.newBuilder()
                        .setRows(3)
                        .setCompletion(Completion.COMPLETION_LIMIT_REACHED)
                        .addHints(Hint.newBuilder()
                                .setKind(HintKind.HINT_KIND_EVALUATED_ON_MASK)
                                .setObject(ObjectRef.newBuilder()
                                        .setSchema("public")
                                        .setObject("customers")
                                        .setColumn("card"))))
                .build());
        answer.onCompleted();
    }

    /** Of a write that returns nothing. */
    static void changed(long rows, StreamObserver<ExecuteResponse> answer) {
        answer.onNext(ExecuteResponse.newBuilder()
                .setHeader(
                        Header.newBuilder().setRequest("r").setAuditIndex(17).setAllowed(Allowed.getDefaultInstance()))
                .build());
        answer.onNext(ExecuteResponse.newBuilder()
                .setSummary(Summary.newBuilder()
                        .setCompletion(Completion.COMPLETION_COMPLETE)
                        .setAffected(rows))
                .build());
        answer.onCompleted();
    }

    static ExecuteResponse header() {
        return ExecuteResponse.newBuilder()
                .setHeader(Header.newBuilder()
                        .setRequest("r")
                        .setAuditIndex(17)
                        .setAllowed(Allowed.getDefaultInstance())
                        .addColumns(column("id", Type.TYPE_INT64, "bigint", Disclosure.DISCLOSURE_CLEAR))
                        .addColumns(column("email", Type.TYPE_TEXT, "text", Disclosure.DISCLOSURE_MASKED)
                                .setMask("partial(email)")))
                .build();
    }

    private static Column.Builder column(String label, Type type, String engineType, Disclosure disclosure) {
        return Column.newBuilder()
                .setLabel(label)
                .setType(type)
                .setEngineType(engineType)
                .setDisclosure(disclosure);
    }

    static ExecuteResponse batch() {
        byte[] texts = "a***@x.org\u202eevil".getBytes(StandardCharsets.UTF_8);
        var ids = ColumnData.newBuilder()
                .setData(bytes(1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0));
        var emails = ColumnData.newBuilder()
                .setValidity(bytes(0b101))
                .setOffsets(bytes(0, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, texts.length, 0, 0, 0))
                .setData(ByteString.copyFrom(texts));
        return ExecuteResponse.newBuilder()
                .setBatch(Batch.newBuilder().setRowCount(3).addColumns(ids).addColumns(emails))
                .build();
    }

    private static ByteString bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return ByteString.copyFrom(bytes);
    }
}
