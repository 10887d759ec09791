package dev.sallyport.server.transport;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;

/** A no as the status of a call: a google.rpc.Status whose first detail is an ErrorInfo of our domain. */
public final class ErrorStatus {
    private static final String DOMAIN = "sallyport";

    private ErrorStatus() {}

    /** The status of a call that is refused; the details follow the ErrorInfo. */
    public static StatusRuntimeException of(
            Status.Code code, String message, ErrorInfo.Builder info, List<Message> details) {
        com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(message)
                .addDetails(Any.pack(info.setDomain(DOMAIN).build()));
        details.forEach(detail -> status.addDetails(Any.pack(detail)));
        return StatusProto.toStatusRuntimeException(status.build());
    }
}
