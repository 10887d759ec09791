package dev.sallyport.server.transport;

import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Credentials;
import dev.sallyport.server.identity.RefusedCall;
import dev.sallyport.server.identity.Verification.Rejected;
import dev.sallyport.server.identity.Verification.Verified;
import dev.sallyport.v1.Audience;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.ArrayList;
import java.util.List;

/** First in the chain: proves who calls and puts the identity into the call's context. */
final class AuthenticationInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Authenticator authenticator;
    private final AudienceRegistry audiences;
    private final AuthenticationListener listener;

    AuthenticationInterceptor(
            Authenticator authenticator, AudienceRegistry audiences, AuthenticationListener listener) {
        this.authenticator = authenticator;
        this.audiences = audiences;
        this.listener = listener;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (audiences.of(call.getMethodDescriptor()) == Audience.AUDIENCE_ANYONE) {
            return next.startCall(call, headers);
        }
        var credentials = credentials(call, headers);
        return switch (authenticator.authenticate(credentials)) {
            case Verified(var identity) -> {
                var context = Context.current()
                        .withValues(CurrentIdentity.KEY, identity, CurrentIdentity.PEER, Peers.address(call));
                yield Contexts.interceptCall(context, call, headers, next);
            }
            case Rejected rejected -> refuse(call, credentials, rejected);
        };
    }

    private <Q, A> ServerCall.Listener<Q> refuse(ServerCall<Q, A> call, Credentials credentials, Rejected rejected) {
        listener.refused(new RefusedCall(
                rejected, call.getMethodDescriptor().getFullMethodName(), Peers.address(call), credentials.hash()));
        return Refusals.close(call, rejected.reason().answer());
    }

    static Credentials credentials(ServerCall<?, ?> call, Metadata headers) {
        var values = headers.getAll(AUTHORIZATION);
        var authorization = new ArrayList<String>();
        if (values != null) {
            values.forEach(authorization::add);
        }
        return new Credentials(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION), List.copyOf(authorization));
    }
}
