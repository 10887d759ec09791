package dev.sallyport.server.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.OddCertificates;
import dev.sallyport.server.authority.TokenRequest;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.GetRequestRequest;
import dev.sallyport.v1.ListSourcesRequest;
import dev.sallyport.v1.SourcesServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials over a real TLS connection, each refusal with what the caller sees and what the trail hears. */
class ListenerIT {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String OK = "OK";
    private static final String MISSING = "UNAUTHENTICATED CREDENTIALS_MISSING";
    private static final String EXPIRED = "UNAUTHENTICATED TOKEN_EXPIRED";
    private static final String REJECTED = "UNAUTHENTICATED CREDENTIALS_REJECTED";
    private static final String NOT_ALLOWED = "PERMISSION_DENIED NOT_ALLOWED";

    @TempDir
    private Path folder;

    private TestGateway gateway;
    private ClientCertificate agent;
    private String token;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(folder.resolve("dev"));
        agent = gateway.authority.issueAgentCertificate("reporter");
        token = gateway.authority.mintAgentToken(agent, TokenRequest.of("alice", "task-7"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private String callData(@Nullable ClientCertificate client, String... authorization) throws Exception {
        return call(
                client,
                channel -> {
                    var _ = DataAccessServiceGrpc.newBlockingStub(channel)
                            .getRequest(GetRequestRequest.getDefaultInstance());
                },
                authorization);
    }

    private String callAdmin(ClientCertificate client, String... authorization) throws Exception {
        return call(
                client,
                channel -> {
                    var _ = SourcesServiceGrpc.newBlockingStub(channel)
                            .listSources(ListSourcesRequest.getDefaultInstance());
                },
                authorization);
    }

    private String call(@Nullable ClientCertificate client, Consumer<Channel> rpc, String... authorization)
            throws Exception {
        var headers = new Metadata();
        for (var value : authorization) {
            headers.put(AUTHORIZATION, value);
        }
        return call(client, rpc, headers);
    }

    private String call(@Nullable ClientCertificate client, Consumer<Channel> rpc, Metadata headers) throws Exception {
        var channel = gateway.connect(client);
        try {
            rpc.accept(ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
            return OK;
        } catch (StatusRuntimeException refused) {
            return seen(refused);
        } finally {
            var _ = channel.shutdownNow();
        }
    }

    /** The whole answer that a caller gets: code, reason, and one of three sentences. */
    private static String seen(StatusRuntimeException refused) throws Exception {
        var code = refused.getStatus().getCode();
        var status = StatusProto.fromThrowable(refused);
        if (code == Code.UNAVAILABLE || status == null) {
            return code.name();
        }
        assertThat(refused.getStatus().getDescription())
                .isEqualTo(code == Code.UNAUTHENTICATED ? "credentials rejected" : "not allowed");
        assertThat(status.getDetailsCount()).isEqualTo(1);
        var info = status.getDetails(0).unpack(ErrorInfo.class);
        assertThat(info.getDomain()).isEqualTo("sallyport");
        assertThat(info.getMetadataMap()).isEmpty();
        return code + " " + info.getReason();
    }

    private void assertNothingServed(String... refusals) {
        assertThat(gateway.served).isEmpty();
        assertThat(gateway.refusals).containsExactly(refusals);
    }

    @Test
    void callWithoutATokenIsRefused() throws Exception {
        assertThat(callData(agent)).isEqualTo(MISSING);
        assertNothingServed("NO_TOKEN");
    }

    @Test
    void twoTokensAreRefusedInBothOrders() throws Exception {
        assertThat(callData(agent, "Bearer " + token, "Bearer bad")).isEqualTo(REJECTED);
        assertThat(callData(agent, "Bearer bad", "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("SEVERAL_TOKENS", "SEVERAL_TOKENS");
    }

    @Test
    void otherSchemesAndSpellingsAreRefused() throws Exception {
        assertThat(callData(agent, "Basic YWxpY2U6c2VjcmV0")).isEqualTo(REJECTED);
        assertThat(callData(agent, "Bearer")).isEqualTo(REJECTED);
        assertThat(callData(agent, "Bearer  " + token)).isEqualTo(REJECTED);
        assertThat(callData(agent, "Bearer " + token + ",Bearer " + token)).isEqualTo(REJECTED);
        assertThat(callData(agent, token)).isEqualTo(REJECTED);
        assertNothingServed("BAD_SCHEME", "BAD_SCHEME", "MALFORMED_CHARS", "MALFORMED_CHARS", "BAD_SCHEME");
    }

    @Test
    void tokenInABinaryHeaderIsNoToken() throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization-bin", Metadata.BINARY_BYTE_MARSHALLER), token.getBytes(US_ASCII));
        var seen = call(
                agent,
                channel -> {
                    var _ = DataAccessServiceGrpc.newBlockingStub(channel)
                            .getRequest(GetRequestRequest.getDefaultInstance());
                },
                headers);
        assertThat(seen).isEqualTo(MISSING);
        assertNothingServed("NO_TOKEN");
    }

    @Test
    void handshakeFailsWithoutACertificate() throws Exception {
        assertThat(callData(null, "Bearer " + token)).isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void handshakeFailsWithACertificateOfAnotherAuthority() throws Exception {
        var other = DevAuthority.create(folder.resolve("other"), InstantSource.system());
        assertThat(callData(other.issueAgentCertificate("reporter"), "Bearer " + token))
                .isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void handshakeFailsWithACertificateForServers() throws Exception {
        var odd = new OddCertificates(folder.resolve("dev"));
        assertThat(callData(odd.forServers(agent.workload()), "Bearer " + token))
                .isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void certificateWithoutExactlyOneSpiffeIdIsRefused() throws Exception {
        var odd = new OddCertificates(folder.resolve("dev"));
        assertThat(callData(odd.naming(), "Bearer " + token)).isEqualTo(REJECTED);
        assertThat(callData(odd.naming(agent.workload(), agent.workload() + "2"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertThat(callData(odd.naming("https://dev.sallyport/agent/reporter"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertThat(callData(odd.naming("spiffe://other.domain/agent/reporter"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertNothingServed("BAD_SPIFFE_ID", "BAD_SPIFFE_ID", "BAD_SPIFFE_ID", "FOREIGN_TRUST_DOMAIN");
    }

    @Test
    void stolenTokenIsRefused() throws Exception {
        var thief = gateway.authority.issueAgentCertificate("thief");
        assertThat(callData(thief, "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("BINDING_MISMATCH");
    }

    @Test
    void certificateThatExpiredOnAnOpenConnectionIsRefused() throws Exception {
        gateway.shiftClock(Duration.ofDays(31));
        assertThat(callData(agent, "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("CERTIFICATE_NOT_VALID");
    }

    @Test
    void clockOffByFiveMinutesNeverAccepts() throws Exception {
        var brief = TokenRequest.of("alice", "task-7").lasting(Duration.ofMinutes(4));
        var shortLived = gateway.authority.mintAgentToken(agent, brief);
        gateway.shiftClock(Duration.ofMinutes(5));
        assertThat(callData(agent, "Bearer " + shortLived)).isEqualTo(EXPIRED);
        assertNothingServed("EXPIRED");
    }

    @Test
    void tokenFromTheFutureIsRefused() throws Exception {
        var ahead = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5));
        var later = DevAuthority.open(folder.resolve("dev"), ahead)
                .mintAgentToken(agent, TokenRequest.of("alice", "task-7"));
        assertThat(callData(agent, "Bearer " + later)).isEqualTo(REJECTED);
        assertNothingServed("NOT_YET_VALID");
    }

    @Test
    void agentIsNotAllowedOnAnAdminRpc() throws Exception {
        var asRoot = gateway.authority.mintAgentToken(agent, TokenRequest.of("root", "task-7"));
        assertThat(callAdmin(agent, "Bearer " + asRoot)).isEqualTo(NOT_ALLOWED);
        assertNothingServed("AGENT_NOT_ADMITTED");
    }

    @Test
    void humanIsRefusedOnAnAgentRpc() throws Exception {
        var human = gateway.authority.issueHumanCertificate("root");
        var direct = gateway.authority.mintHumanToken(human, TokenRequest.of("root", "admin"));
        assertThat(callData(human, "Bearer " + direct)).isEqualTo(REJECTED);
        assertNothingServed("NO_ACT");
    }

    @Test
    void humanWithoutTheRoleIsNotAllowed() throws Exception {
        var human = gateway.authority.issueHumanCertificate("alice");
        var direct = gateway.authority.mintHumanToken(human, TokenRequest.of("alice", "admin"));
        assertThat(callAdmin(human, "Bearer " + direct)).isEqualTo(NOT_ALLOWED);
        assertNothingServed("NO_ROLE");
    }

    @Test
    void adminIsServedBySubjectOrByGroup() throws Exception {
        var human = gateway.authority.issueHumanCertificate("root");
        var bySubject = gateway.authority.mintHumanToken(human, TokenRequest.of("root", "admin"));
        var byGroup = gateway.authority.mintHumanToken(
                human, TokenRequest.of("bob", "admin").withGroups(Set.of("ops")));
        assertThat(callAdmin(human, "Bearer " + bySubject)).isEqualTo(OK);
        assertThat(callAdmin(human, "bearer " + byGroup)).isEqualTo(OK);
        assertThat(gateway.refusals).isEmpty();
    }

    @Test
    void agentIsServedUnderItsProvenIdentity() throws Exception {
        assertThat(callData(agent, "Bearer " + token)).isEqualTo(OK);
        assertThat(gateway.served).singleElement().satisfies(identity -> {
            assertThat(identity.agent()).contains("spiffe://dev.sallyport/agent/reporter");
            assertThat(identity.human()).isEqualTo("alice");
            assertThat(identity.task()).isEqualTo("task-7");
            assertThat(identity.thumbprint()).isEqualTo(agent.thumbprint());
        });
    }

    @Test
    void healthAnswersWithoutATokenAndSaysNoUntilTold() throws Exception {
        assertThat(health()).isEqualTo(ServingStatus.NOT_SERVING);
        gateway.listener.serving(true);
        assertThat(health()).isEqualTo(ServingStatus.SERVING);
    }

    private ServingStatus health() throws Exception {
        var channel = gateway.connect(agent);
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            var _ = channel.shutdownNow();
        }
    }

    @Test
    void transportKeepsItsLogQuiet() {
        assertThat(gateway.listener.quiet(Level.SEVERE)).isTrue();
    }
}
