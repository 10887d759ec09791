package dev.sallyport.server.wiring;

import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.ObjectName;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.config.GatewayConfig;
import dev.sallyport.server.config.GatewayConfig.ListenerConfig;
import dev.sallyport.server.config.GatewayConfig.Mode;
import dev.sallyport.server.flow.Access;
import dev.sallyport.server.flow.Definitions;
import dev.sallyport.server.flow.DryRuns;
import dev.sallyport.server.flow.Explanations;
import dev.sallyport.server.flow.Gateway;
import dev.sallyport.server.flow.Planning;
import dev.sallyport.server.flow.Snapshots;
import dev.sallyport.server.request.RequestSnapshot;
import dev.sallyport.server.rpc.AuditService;
import dev.sallyport.server.rpc.DataAccessService;
import dev.sallyport.server.rpc.Validation;
import dev.sallyport.server.rpc.approval.ApprovalsService;
import dev.sallyport.server.rpc.approval.ApproverKeysService;
import dev.sallyport.server.rpc.approval.BreakGlassService;
import dev.sallyport.server.rpc.approval.Waits;
import dev.sallyport.server.rpc.discovery.DiscoveryService;
import dev.sallyport.server.rpc.policy.ClassificationsService;
import dev.sallyport.server.rpc.policy.GrantsService;
import dev.sallyport.server.rpc.policy.SourcesService;
import dev.sallyport.server.store.FollowingClasses;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.server.telemetry.MetricsEndpoint;
import dev.sallyport.server.trail.Commitments;
import dev.sallyport.server.trail.Doubts;
import dev.sallyport.server.trail.OwnRequests;
import dev.sallyport.server.trail.Trail;
import dev.sallyport.server.trail.TrailRecords;
import dev.sallyport.server.transport.Listener;
import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;

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
        Ground ground = Ground.open(config, onSealed, opened);
        Snapshots snapshots = new Snapshots(ground.sources(), ground.policy()::current, ground.clock());
        TrailRecords records = new TrailRecords(
                new Commitments(Openings.key("commitments", config.keys().commitments())));
        ApprovalRooms rooms = ApprovalRooms.open(config, ground, records, opened);
        Waits waits = new Waits(rooms.approvals(), ground.clock());
        Gateway gateway = gateway(ground, snapshots, records, rooms, opened);
        Validation validation = new Validation();
        Door door = Door.open(config, ground, opened);
        Listener data = opened.add(
                door.listen(config.data(), forAgents(ground, snapshots, gateway, rooms, waits, validation, door)));
        Listener admin =
                opened.add(door.listen(config.admin(), forAdmins(ground, snapshots, rooms, waits, validation)));
        // closed before the listeners, whose end would wait for them
        opened.add(waits);
        openMetrics(config, ground.metrics(), opened);
        data.serving(true);
        admin.serving(true);
        return new Wiring(opened, data, admin);
    }

    private static Gateway gateway(
            Ground ground, Snapshots snapshots, TrailRecords records, ApprovalRooms rooms, Closing opened) {
        Doubts doubts = opened.add(Doubts.open(ground.log(), ground.sources()));
        Trail trail = new Trail(ground.log(), records, ground.metrics(), doubts);
        FollowingClasses classes = new FollowingClasses(ground.policy());
        return new Gateway(
                snapshots,
                new Planning(rooms.consents(), rooms.questions(), ground.clock()),
                trail,
                new Definitions((submission, snapshot, changed) -> classes.follow(
                        submission.identity(),
                        submission.requestId(),
                        submission.source(),
                        before(snapshot, changed),
                        snapshot.engine().catalog().objects())),
                ground.clock());
    }

    /** Of what was there already. */
    private static List<ObjectDescription> before(RequestSnapshot snapshot, Set<ObjectName> objects) {
        return objects.stream()
                .flatMap(name -> snapshot.whole().object(name).stream())
                .toList();
    }

    private static List<BindableService> forAgents(
            Ground ground,
            Snapshots snapshots,
            Gateway gateway,
            ApprovalRooms rooms,
            Waits waits,
            Validation validation,
            Door door) {
        OwnRequests requests = new OwnRequests(ground.log());
        DryRuns dryRuns = new DryRuns(snapshots, ground.clock());
        return List.of(
                new DataAccessService(
                        gateway, rooms.consents(), dryRuns, requests, validation, ground.clock(), door.work()),
                new DiscoveryService(ground.sources(), snapshots, new Access(ground.clock()), validation),
                approvals(ground, rooms, waits, validation));
    }

    private static ApprovalsService approvals(Ground ground, ApprovalRooms rooms, Waits waits, Validation validation) {
        return new ApprovalsService(rooms.approvals(), rooms.decisions(), ground.adminTrail(), waits, validation);
    }

    private static List<BindableService> forAdmins(
            Ground ground, Snapshots snapshots, ApprovalRooms rooms, Waits waits, Validation validation) {
        Explanations explanations = new Explanations(snapshots, ground.clock());
        return List.of(
                new GrantsService(
                        ground.policy(),
                        ground.sources(),
                        ground.adminTrail(),
                        explanations,
                        validation,
                        ground.clock()),
                new ClassificationsService(ground.policy(), ground.sources(), ground.adminTrail(), validation),
                new SourcesService(ground.sources(), ground.policy(), ground.clock()),
                approvals(ground, rooms, waits, validation),
                new ApproverKeysService(rooms.keys(), ground.adminTrail(), validation),
                new BreakGlassService(rooms.glasses(), ground.adminTrail(), validation),
                new AuditService(ground.log(), ground.adminTrail()));
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
            var address = new InetSocketAddress(listener.host(), listener.port());
            opened.add(MetricsEndpoint.open(address, metrics));
        }
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
