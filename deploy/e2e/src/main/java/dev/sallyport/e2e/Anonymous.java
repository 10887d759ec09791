package dev.sallyport.e2e;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TextFormat;
import com.google.protobuf.TypeRegistry;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.sallyport.client.SallyportException;
import dev.sallyport.v1.DryRunResponse;
import dev.sallyport.v1.Refusal;
import dev.sallyport.v1.Request;
import dev.sallyport.v1.Summary;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Messages of the gateway as text, without what differs from call to call: request id, audit indexes, times, hashes. */
public final class Anonymous {
    private static final TextFormat.Printer PRINTER = TextFormat.printer()
            .emittingSingleLine(true)
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(Refusal.getDescriptor())
                    .add(ErrorInfo.getDescriptor())
                    .add(RetryInfo.getDescriptor())
                    .build());

    private static final Set<String> IDS = Set.of("request", "audit_index", "approval", "expire_time", "policy_etag");

    private Anonymous() {}

    /** A message as it is. */
    public static String print(MessageOrBuilder message) {
        return PRINTER.printToString(Objects.requireNonNull(message));
    }

    /** How an answer ended. */
    public static String text(Summary summary) {
        return print(summary.toBuilder().clearOutcomeIndex().clearBatchDigest().build());
    }

    /** How a statement is understood and decided; the hash of the policy holds ids of the one database. */
    public static String text(DryRunResponse response) {
        DryRunResponse.Builder anonymous = response.toBuilder().clearAuditIndex();
        response.getAllFields().forEach((field, value) -> {
            if (field.getContainingOneof() != null && value instanceof Message verdict) {
                anonymous.setField(field, withoutIds(verdict));
            }
        });
        return print(anonymous.build());
    }

    /** What became of a request. */
    public static String text(Request request) {
        return print(request.toBuilder()
                .clearRequestId()
                .clearApproval()
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
                return Any.pack(withoutIds(detail.unpack(Refusal.class)));
            }
            return detail.is(ErrorInfo.class) ? Any.pack(withoutIds(detail.unpack(ErrorInfo.class))) : detail;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a detail is not what it says", e);
        }
    }

    private static Message withoutIds(Message verdict) {
        Message.Builder anonymous = verdict.toBuilder();
        verdict.getAllFields().keySet().stream()
                .filter(field -> IDS.contains(field.getName()))
                .forEach(anonymous::clearField);
        return anonymous.build();
    }

    private static Refusal withoutIds(Refusal refusal) {
        return refusal.toBuilder()
                .clearRequest()
                .clearApproval()
                .clearAuditIndex()
                .build();
    }

    private static ErrorInfo withoutIds(ErrorInfo info) {
        return info.toBuilder()
                .removeMetadata("request_id")
                .removeMetadata("audit_index")
                .build();
    }
}
