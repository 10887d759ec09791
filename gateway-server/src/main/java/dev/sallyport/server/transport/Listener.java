package dev.sallyport.server.transport;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * One gRPC server on one address: TLS 1.3, client certificates, limits, authentication, and a health service that says
 * NOT_SERVING until told otherwise. Whoever opens it closes it.
 */
public final class Listener implements AutoCloseable {

    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_METADATA = 8 << 10;
    private static final int MAX_CALLS = 64;
    private static final int MAX_RESETS = 500;
    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int FLOW_WINDOW = 1 << 20;
    private static final int DRAIN_SECONDS = 30;

    private final Server server;
    private final HealthStatusManager health;
    private final Logger quieted;

    private Listener(Server server, HealthStatusManager health, Logger quieted) {
        this.server = server;
        this.health = health;
        this.quieted = quieted;
    }

    /** An address that only this machine reaches; port 0 picks a free one. */
    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Binds and starts, not serving yet; throws when an rpc of a service carries no audience. */
    public static Listener open(
            InetSocketAddress address, ServerTls tls, Guard guard, List<BindableService> services, Executor executor)
            throws IOException {
        var health = new HealthStatusManager();
        health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.NOT_SERVING);
        var definitions = Stream.concat(services.stream(), Stream.of(health.getHealthService()))
                .map(BindableService::bindService)
                .toList();
        var audiences = AudienceRegistry.of(definitions);
        var builder = limited(NettyServerBuilder.forAddress(address))
                .sslContext(tls.context())
                .directExecutor()
                .callExecutor(new CallThreads(guard, audiences, services, executor));
        guarded(definitions, guard, audiences).forEach(builder::addService);
        return new Listener(builder.build().start(), health, quiet());
    }

    private static Stream<ServerServiceDefinition> guarded(
            List<ServerServiceDefinition> definitions, Guard guard, AudienceRegistry audiences) {
        var admission = new AudienceInterceptor(audiences, guard.roles(), guard.listener());
        var authentication = new AuthenticationInterceptor(guard.authenticator(), audiences, guard.listener());
        return definitions.stream()
                .map(definition -> ServerInterceptors.interceptForward(definition, authentication, admission));
    }

    private static NettyServerBuilder limited(NettyServerBuilder builder) {
        return builder.maxInboundMessageSize(MAX_MESSAGE)
                .maxInboundMetadataSize(MAX_METADATA)
                .maxConcurrentCallsPerConnection(MAX_CALLS)
                .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                .handshakeTimeout(5, SECONDS)
                .keepAliveTime(60, SECONDS)
                .keepAliveTimeout(20, SECONDS)
                .permitKeepAliveTime(30, SECONDS)
                .permitKeepAliveWithoutCalls(false)
                .maxConnectionIdle(15, MINUTES)
                .maxConnectionAge(30, MINUTES)
                .maxConnectionAgeGrace(5, MINUTES)
                .flowControlWindow(FLOW_WINDOW);
    }

    /** An attacker that resets streams must not fill the disk with stack traces; a logger is quiet while it is held. */
    private static Logger quiet() {
        var logger = Logger.getLogger("io.grpc.netty");
        logger.setLevel(Level.OFF);
        return logger;
    }

    /** The port that was bound. */
    public int port() {
        return server.getPort();
    }

    /** What the health service answers from now on. */
    public void serving(boolean serving) {
        health.setStatus(
                HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
                serving ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
    }

    /** Whether the transport's own log is silent. */
    boolean quiet(Level level) {
        return !quieted.isLoggable(level);
    }

    /** Stops taking calls, lets those under way end for 30 seconds, then cancels them. */
    @Override
    public void close() {
        health.enterTerminalState();
        server.shutdown();
        try {
            if (!server.awaitTermination(DRAIN_SECONDS, SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException _) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
