package dev.sallyport.server.transport;

import dev.sallyport.server.identity.Authenticator;
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
 * all that they do for a caller who is recognized, so there the event loop goes on by itself, if the method returns at
 * once; whoever must be proven first, or calls what may block, is handed over.
 */
final class CallThreads implements ServerCallExecutorSupplier {
    private final Authenticator authenticator;
    private final Set<String> returnAtOnce;
    private final Executor others;

    CallThreads(Authenticator authenticator, List<BindableService> services, Executor others) {
        this.authenticator = authenticator;
        this.returnAtOnce = services.stream()
                .filter(ReturnsAtOnce.class::isInstance)
                .flatMap(service -> ((ReturnsAtOnce) service).returningAtOnce().stream())
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toUnmodifiableSet());
        this.others = others;
    }

    @Override
    public <Q, A> @Nullable Executor getExecutor(ServerCall<Q, A> call, Metadata metadata) {
        boolean isQuick = returnAtOnce.contains(call.getMethodDescriptor().getFullMethodName())
                && authenticator.recognizes(AuthenticationInterceptor.credentials(call, metadata));
        return isQuick ? null : others;
    }
}
