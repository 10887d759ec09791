package dev.sallyport.server.transport;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Roles;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One gRPC server on one address: TLS 1.3, client certificates, limits, authentication, and a health service that says
 * NOT_SERVING until told otherwise. Whoever opens it closes it.
 */
public final class Listener implements AutoCloseable {

    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_METADATA = 8 << 10;
    private static final int MAX_CALLS = 64;
    private static final int FLOW_WINDOW = 1 << 20;

    private final Server server;
    private final HealthStatusManager health;
    private final Logger quieted;

    private Listener(Server server, HealthStatusManager health, Logger quieted) {
        this.server = server;
        this.health = health;
        this.quieted = quieted;
    }

    /** What stands between the wire and a service. */
    public record Guard(Authenticator authenticator, Roles roles, AuthenticationListener listener) {}

    /** Binds and starts; refuses when a method carries no audience. */
    public static Listener open(
            InetSocketAddress address, ServerTls tls, Guard guard, List<BindableService> services, Executor executor)
            throws IOException {
        var quieted = quietTransportLog();
        var health = new HealthStatusManager();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
        var builder = limited(NettyServerBuilder.forAddress(address)).sslContext(tls.context()).executor(executor);
        guarded(guard, definitions(services, health)).forEach(builder::addService);
        return new Listener(builder.build().start(), health, quieted);
    }
}
