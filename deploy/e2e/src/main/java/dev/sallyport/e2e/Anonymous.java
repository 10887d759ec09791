package dev.sallyport.e2e;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Request;
import dev.sallyport.v1.Summary;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import java.util.Optional;

/** Messages of the gateway as text, without what differs from call to call: request id, audit indexes, times, hashes. */
public final class Anonymous {
    private static final TextFormat.Printer PRINTER = TextFormat.printer()
            .emittingSingleLine(true)
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(Refusal.getDescriptor())
                    .add(ErrorInfo.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    private Anonymous() {}

    /** A message as it is. */
    public static String print(MessageOrBuilder message) {
        return PRINTER.printToString(Objects.requireNonNull(message));
    }

    /** How an answer ended. */
    public static String text(Summary summary) {
        return print(summary.toBuilder().clearOutcomeIndex().clearBatchDigest().build());
    }

    /** What became of a request. */
    public static String text(Request request) {
        return print(request.toBuilder()
                .clearRequestId()
                .clearCreateTime()
                .clearAuditIndex()
                .clearOutcomeIndex()
                .build());
    }

    /** The whole status of a failed call, with its details. */
    public static String text(SallyportException failure) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        return Optional.ofNullable(StatusProto.fromThrowable(cause))
                .map(status -> print(withoutIds(status)))
                .orElse(failure.toString());
    }

    private static Status withoutIds(Status status) {
        Status.Builder anonymous = status.toBuilder().clearDetails();
        status.getDetailsList().forEach(detail -> anonymous.addDetails(withoutIds(detail)));
        return anonymous.build();
    }

    private static Any withoutIds(Any detail) {
        try {
            if (detail.is(Refusal.class)) {
                return Any.pack(detail.unpack(Refusal.class).toBuilder()
                        .clearRequest()
                        .clearAuditIndex()
                        .build());
            }
            return detail.is(ErrorInfo.class) ? Any.pack(withoutIds(detail.unpack(ErrorInfo.class))) : detail;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a detail is not what it says", e);
        }
    }

    private static ErrorInfo withoutIds(ErrorInfo info) {
        return info.toBuilder()
                .removeMetadata("request_id")
                .removeMetadata("audit_index")
                .build();
    }
}
