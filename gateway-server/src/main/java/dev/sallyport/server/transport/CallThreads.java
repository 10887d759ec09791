package dev.sallyport.server.transport;

import dev.sallyport.v1.Audience;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallExecutorSupplier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which threads the interceptors and the service method of a call run. A hand-over to another thread costs more than
 * all that they do for a caller who is recognized and welcome, so there the event loop goes on by itself, if the method
 * returns at once; whoever must be proven first, will be refused, or calls what may block, is handed over.
 */
final class CallThreads implements ServerCallExecutorSupplier {
    private final Guard guard;
    private final AudienceRegistry audiences;
    private final Set<String> returnAtOnce;
    private final Executor others;

    CallThreads(Guard guard, AudienceRegistry audiences, List<BindableService> services, Executor others) {
        this.guard = guard;
        this.audiences = audiences;
        this.returnAtOnce = services.stream()
                .filter(ReturnsAtOnce.class::isInstance)
                .flatMap(service -> ((ReturnsAtOnce) service).returningAtOnce().stream())
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toUnmodifiableSet());
        this.others = others;
    }

    @Override
    public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
        boolean isQuick =
                returnAtOnce.contains(call.getMethodDescriptor().getFullMethodName()) && isWelcome(call, metadata);
        return isQuick ? null : others;
    }

    private boolean isWelcome(ServerCall<?, ?> call, Metadata metadata) {
        Audience audience = audiences.of(call.getMethodDescriptor());
        return guard.authenticator()
                .recall(AuthenticationInterceptor.credentials(call, metadata))
                .filter(identity ->
                        Admission.objection(audience, identity, guard.roles()).isEmpty())
                .isPresent();
    }
}
