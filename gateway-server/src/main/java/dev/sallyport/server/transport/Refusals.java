package dev.sallyport.server.transport;

import com.google.rpc.ErrorInfo;
import dev.sallyport.server.identity.AuthAnswer;
import io.grpc.ServerCall;
import java.util.List;

/** Closes a call with the little that a refused caller is told. */
final class Refusals {
    private Refusals() {}

    static <Q, A> ServerCall.Listener<Q> close(ServerCall<Q, A> call, AuthAnswer answer) {
        var info = ErrorInfo.newBuilder().setReason(answer.reason().name());
        var refused = ErrorStatus.of(answer.code(), answer.message(), info, List.of());
        call.close(refused.getStatus(), refused.getTrailers());
        return new ServerCall.Listener<>() {};
    }
}
