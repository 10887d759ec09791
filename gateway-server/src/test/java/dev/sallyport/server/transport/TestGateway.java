package dev.sallyport.server.transport;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.config.RolesConfig;
import dev.sallyport.server.config.RolesConfig.Holder;
import dev.sallyport.server.identity.AuthenticationListener;
import dev.sallyport.server.identity.Authenticator;
import dev.sallyport.server.identity.KeySetFault;
import dev.sallyport.server.identity.KeySetListener;
import dev.sallyport.server.identity.RefusedCall;
import dev.sallyport.server.identity.Roles;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.GetRequestResponse;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.ListSourcesResponse;
import dev.sallyport.v1.SourcesServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A real listener on loopback with two small services, which remember who called them. */
final class TestGateway implements AutoCloseable, AuthenticationListener, KeySetListener {

    final DevAuthority authority;
    final List<Identity> served = new CopyOnWriteArrayList<>();
    final List<String> refusals = new CopyOnWriteArrayList<>();
    final List<Identity> known = new CopyOnWriteArrayList<>();
    final Listener listener;
    private final Authenticator authenticator;
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    TestGateway(Path folder) throws Exception {
        authority = DevAuthority.create(folder, InstantSource.system());
        authenticator = Authenticator.open(List.of(authority.issuer(Set.of())), authority.trust(), this::now, this);
        var admins =
                List.of(new Holder(DevAuthority.ISSUER, "root", null), new Holder(DevAuthority.ISSUER, null, "ops"));
        var guard = new Guard(authenticator, new Roles(new RolesConfig(admins, List.of(), List.of())), this);
        var tls = ServerTls.load(authority.serverCertificate(), authority.serverKey(), authority.trust());
        listener = Listener.open(
                Listener.loopback(0),
                tls,
                guard,
                List.of(new Data(), new Sources()),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private Instant now() {
        return Instant.now().plus(shift.get());
    }

    /** The gateway's clock, and its alone, goes wrong by this much. */
    void shiftClock(Duration by) {
        shift.set(by);
    }

    ManagedChannel connect(@Nullable ClientCertificate client) throws Exception {
        var tls = SslContextBuilder.forClient()
                .trustManager(authority.authorityCertificate().toFile());
        if (client != null) {
            tls.keyManager(client.certificate().toFile(), client.key().toFile());
        }
        return NettyChannelBuilder.forAddress("localhost", listener.port())
                .sslContext(GrpcSslContexts.configure(tls).build())
                .build();
    }

    @Override
    public void admitted(Identity identity, String method) {}

    @Override
    public void refused(RefusedCall call) {
        refusals.add(call.rejection().precise());
    }

    @Override
    public void notAdmitted(Identity identity, RefusedCall call) {
        refusals.add(call.rejection().precise());
        known.add(identity);
    }

    @Override
    public void loaded(String issuer, int keys) {}

    @Override
    public void refused(String issuer, KeySetFault fault) {
        throw new AssertionError(fault);
    }

    @Override
    public void close() {
        listener.close();
        authenticator.close();
    }

    private final class Data extends DataAccessServiceGrpc.DataAccessServiceImplBase {
        @Override
        public void getRequest(GetRequestRequest request, StreamObserver<GetRequestResponse> answers) {
            served.add(CurrentIdentity.get());
            answers.onNext(GetRequestResponse.getDefaultInstance());
            answers.onCompleted();
        }
    }

    private final class Sources extends SourcesServiceGrpc.SourcesServiceImplBase {
        @Override
        public void listSources(ListSourcesRequest request, StreamObserver<ListSourcesResponse> answers) {
            served.add(CurrentIdentity.get());
            answers.onNext(ListSourcesResponse.getDefaultInstance());
            answers.onCompleted();
        }
    }
}
