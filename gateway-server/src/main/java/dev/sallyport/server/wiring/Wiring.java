package dev.sallyport.server.wiring;

import dev.sallyport.audit.AuditLog;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.config.GatewayConfig.ListenerConfig;
import dev.sallyport.server.config.GatewayConfig.Mode;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.server.rpc.AuditService;
import dev.sallyport.server.rpc.DataAccessService;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.rpc.policy.ClassificationsService;
import dev.sallyport.server.rpc.policy.GrantsService;
import dev.sallyport.server.rpc.policy.SourcesService;
import dev.sallyport.server.source.Sources;
import dev.sallyport.server.store.PolicyStore;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.telemetry.MetricsEndpoint;
import dev.sallyport.server.trail.AdminTrail;
import dev.sallyport.server.trail.AuthTrail;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.Trail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.server.transport.Guard;
import dev.sallyport.server.transport.Listener;
import dev.sallyport.server.transport.ServerTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The gateway, put together by constructors alone; closing it closes all of it, last opened first. */
public final class Wiring implements AutoCloseable {
    private final Closing opened;
    private final Listener data;
    private final Listener admin;

    private Wiring(Closing opened, Listener data, Listener admin) {
        this.opened = opened;
        this.data = data;
        this.admin = admin;
    }

    /**
     * Opens everything and serves.
     *
     * @param onSealed called once when the trail cannot take records any more, so that the process must end
     * @throws StartException when something that was configured is not there or wrong
     */
    public static Wiring open(GatewayConfig config, Runnable onSealed) {
        Closing opened = new Closing();
        try {
            return open(config, onSealed, opened);
        } catch (IOException | GeneralSecurityException e) {
            opened.close();
            throw new StartException("the gateway cannot start: " + e.getMessage());
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static Wiring open(GatewayConfig config, Runnable onSealed, Closing opened)
            throws IOException, GeneralSecurityException {
        requireTrustworthyIssuers(config);
        InstantSource clock = InstantSource.system();
        Metrics metrics = opened.add(new Metrics());
        AuditLog log = opened.add(Openings.log(config, _ -> onSealed.run()));
        metrics.watch(log);
        AdminTrail adminTrail = new AdminTrail(log);
        PolicyStore policy = opened.add(Openings.policy(config, adminTrail, clock));
        Sources sources = opened.add(Openings.sources(config));
        Commitments commitments =
                new Commitments(Openings.key("commitments", config.keys().commitments()));
        Trail trail = new Trail(log, new TrailRecords(commitments), metrics);
        Gateway gateway = new Gateway(new Snapshots(sources, policy::current, clock), trail, clock);
        Validation validation = new Validation();

        Authenticator authenticator =
                opened.add(Authenticator.open(config.issuers(), config.trust(), clock, new KeySetLog()));
        Guard guard = new Guard(authenticator, new Roles(config.roles()), new AuthTrail(log, metrics));
        ServerTls tls = ServerTls.load(config.tls().certificate(), config.tls().key(), config.trust());
        ExecutorService calls = opened.add(Executors.newVirtualThreadPerTaskExecutor());
        Listener data = opened.add(Listener.open(
                address(config.data()),
                tls,
                guard,
                List.of(new DataAccessService(gateway, new OwnRequests(log.requests()), validation, clock)),
                calls));
        Listener admin = opened.add(Listener.open(
                address(config.admin()),
                tls,
                guard,
                List.of(
                        new GrantsService(policy, sources, validation, clock),
                        new ClassificationsService(policy, sources, validation),
                        new SourcesService(sources, policy),
                        new AuditService(log, adminTrail)),
                calls));
        openMetrics(config, metrics, opened);
        sources.open();
        data.serving(true);
        admin.serving(true);
        return new Wiring(opened, data, admin);
    }

    /** Whoever holds the development authority's folder can be anybody, so only a laptop may trust it. */
    private static void requireTrustworthyIssuers(GatewayConfig config) {
        boolean development =
                config.issuers().stream().anyMatch(issuer -> issuer.name().equals(DevAuthority.ISSUER));
        if (development && config.mode() == Mode.production) {
            throw new StartException("key `issuers` names the development authority `" + DevAuthority.ISSUER
                    + "` while `mode` is `production`, expected the organisation's own issuer");
        }
    }

    private static void openMetrics(GatewayConfig config, Metrics metrics, Closing opened) throws IOException {
        ListenerConfig listener = config.metrics();
        if (listener != null) {
            opened.add(MetricsEndpoint.open(address(listener), metrics));
        }
    }

    private static InetSocketAddress address(ListenerConfig listener) {
        return new InetSocketAddress(listener.host(), listener.port());
    }

    /** The port for agents. */
    public int dataPort() {
        return data.port();
    }

    /** The port for admins and auditors. */
    public int adminPort() {
        return admin.port();
    }

    @Override
    public void close() {
        opened.close();
    }
}
