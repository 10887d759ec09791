package dev.sallyport.server;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.config.GatewayConfig.ListenerConfig;
import dev.sallyport.server.flow.AdminTrail;
import dev.sallyport.server.flow.AuthTrail;
import dev.sallyport.server.flow.Commitments;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.flow.RequestRecords;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.flow.Sources;
import dev.sallyport.server.flow.Trail;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.rpc.AuditService;
import dev.sallyport.server.rpc.ClassificationsService;
import dev.sallyport.server.rpc.DataAccessService;
import dev.sallyport.server.rpc.GrantsService;
import dev.sallyport.server.rpc.SourcesService;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.telemetry.MetricsEndpoint;
import dev.sallyport.server.transport.Guard;
import dev.sallyport.server.transport.Listener;
import dev.sallyport.server.transport.ServerTls;
import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The gateway, put together by constructors alone; closing it closes all of it, last opened first. */
public final class Wiring implements AutoCloseable {
    private final Closing opened = new Closing();
    private final GatewayConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Executor calls;
    private Listener data;
    private Listener admin;
}
