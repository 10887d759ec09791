package dev.sallyport.server.transport;

import io.grpc.Grpc;
import io.grpc.ServerCall;

/** The other end of a call, as text. */
final class Peers {

    private Peers() {}

    static String address(ServerCall<?, ?> call) {
        return String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
    }
}
