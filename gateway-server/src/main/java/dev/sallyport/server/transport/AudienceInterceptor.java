package dev.sallyport.server.transport;

import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.RefusedCall;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.identity.Verification.Rejected;
import dev.sallyport.v1.Audience;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Second in the chain: lets an identity through to the rpcs that are meant for it. */
final class AudienceInterceptor implements ServerInterceptor {

    private final AudienceRegistry audiences;
    private final Roles roles;
    private final AuthenticationListener listener;

    AudienceInterceptor(AudienceRegistry audiences, Roles roles, AuthenticationListener listener) {
        this.audiences = audiences;
        this.roles = roles;
        this.listener = listener;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var audience = audiences.of(call.getMethodDescriptor());
        if (audience == Audience.AUDIENCE_ANYONE) {
            return next.startCall(call, headers);
        }
        var identity = CurrentIdentity.get();
        var method = call.getMethodDescriptor().getFullMethodName();
        var objection = Admission.objection(audience, identity, roles);
        if (objection.isPresent()) {
            var rejected = new Rejected(objection.get(), "");
            listener.notAdmitted(identity, new RefusedCall(rejected, method, Peers.address(call), ""));
            return Refusals.close(call, rejected.reason().answer());
        }
        listener.admitted(identity, method);
        return next.startCall(call, headers);
    }
}
