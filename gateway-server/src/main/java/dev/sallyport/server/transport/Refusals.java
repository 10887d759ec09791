package dev.sallyport.server.transport;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import dev.sallyport.server.identity.AuthAnswer;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;

/** Closes a call with the little that a refused caller is told. */
final class Refusals {

    private static final String DOMAIN = "sallyport";

    private Refusals() {}

    static <Q, A> ServerCall.Listener<Q> close(ServerCall<Q, A> call, AuthAnswer answer) {
        call.close(Status.fromCode(answer.code()).withDescription(answer.message()), trailers(answer));
        return new ServerCall.Listener<>() {};
    }

    private static Metadata trailers(AuthAnswer answer) {
        var info = ErrorInfo.newBuilder().setReason(answer.reason().name()).setDomain(DOMAIN);
        var status = com.google.rpc.Status.newBuilder()
                .setCode(answer.code().value())
                .setMessage(answer.message())
                .addDetails(Any.pack(info.build()))
                .build();
        return StatusProto.toStatusException(status).getTrailers();
    }
}
