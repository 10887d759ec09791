package dev.sallyport.server.transport;

import static dev.sallyport.server.transport.TestCaller.EXPIRED;
import static dev.sallyport.server.transport.TestCaller.MISSING;
import static dev.sallyport.server.transport.TestCaller.REJECTED;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.OddCertificates;
import dev.sallyport.server.authority.TokenRequest;
import dev.sallyport.v1.DataAccessServiceGrpc;
import dev.sallyport.v1.GetRequestRequest;
import io.grpc.Metadata;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials over a real TLS connection, each refusal with what the caller sees and what the trail hears. */
class ListenerIT {

    @TempDir
    private Path folder;

    private TestGateway gateway;
    private TestCaller caller;
    private ClientCertificate agent;
    private String token;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(folder.resolve("dev"));
        caller = new TestCaller(gateway);
        agent = gateway.authority.issueAgentCertificate("reporter");
        token = gateway.authority.mintAgentToken(agent, TokenRequest.of("alice", "task-7"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private void assertNothingServed(String... refusals) {
        assertThat(gateway.served).isEmpty();
        assertThat(gateway.refusals).containsExactly(refusals);
    }

    @Test
    void callWithoutATokenIsRefused() throws Exception {
        assertThat(caller.data(agent)).isEqualTo(MISSING);
        assertNothingServed("NO_TOKEN");
    }

    @Test
    void twoTokensAreRefusedInBothOrders() throws Exception {
        assertThat(caller.data(agent, "Bearer " + token, "Bearer bad")).isEqualTo(REJECTED);
        assertThat(caller.data(agent, "Bearer bad", "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("SEVERAL_TOKENS", "SEVERAL_TOKENS");
    }

    @Test
    void otherSchemesAndSpellingsAreRefused() throws Exception {
        assertThat(caller.data(agent, "Basic YWxpY2U6c2VjcmV0")).isEqualTo(REJECTED);
        assertThat(caller.data(agent, "Bearer")).isEqualTo(REJECTED);
        assertThat(caller.data(agent, "Bearer  " + token)).isEqualTo(REJECTED);
        assertThat(caller.data(agent, "Bearer " + token + ",Bearer " + token)).isEqualTo(REJECTED);
        assertThat(caller.data(agent, token)).isEqualTo(REJECTED);
        assertNothingServed("BAD_SCHEME", "BAD_SCHEME", "MALFORMED_CHARS", "MALFORMED_CHARS", "BAD_SCHEME");
    }

    @Test
    void tokenInABinaryHeaderIsNoToken() throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization-bin", Metadata.BINARY_BYTE_MARSHALLER), token.getBytes(US_ASCII));
        var seen = caller.call(
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
        assertThat(caller.data(null, "Bearer " + token)).isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void handshakeFailsWithACertificateOfAnotherAuthority() throws Exception {
        var other = DevAuthority.create(folder.resolve("other"), InstantSource.system());
        assertThat(caller.data(other.issueAgentCertificate("reporter"), "Bearer " + token))
                .isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void handshakeFailsWithACertificateForServers() throws Exception {
        var odd = new OddCertificates(folder.resolve("dev"));
        assertThat(caller.data(odd.forServers(agent.workload()), "Bearer " + token))
                .isEqualTo("UNAVAILABLE");
        assertNothingServed();
    }

    @Test
    void certificateWithoutExactlyOneSpiffeIdIsRefused() throws Exception {
        var odd = new OddCertificates(folder.resolve("dev"));
        assertThat(caller.data(odd.naming(), "Bearer " + token)).isEqualTo(REJECTED);
        assertThat(caller.data(odd.naming(agent.workload(), agent.workload() + "2"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertThat(caller.data(odd.naming("https://dev.sallyport/agent/reporter"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertThat(caller.data(odd.naming("spiffe://other.domain/agent/reporter"), "Bearer " + token))
                .isEqualTo(REJECTED);
        assertNothingServed("BAD_SPIFFE_ID", "BAD_SPIFFE_ID", "BAD_SPIFFE_ID", "FOREIGN_TRUST_DOMAIN");
    }

    @Test
    void stolenTokenIsRefused() throws Exception {
        var thief = gateway.authority.issueAgentCertificate("thief");
        assertThat(caller.data(thief, "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("BINDING_MISMATCH");
    }

    @Test
    void certificateThatExpiredOnAnOpenConnectionIsRefused() throws Exception {
        gateway.shiftClock(Duration.ofDays(31));
        assertThat(caller.data(agent, "Bearer " + token)).isEqualTo(REJECTED);
        assertNothingServed("CERTIFICATE_NOT_VALID");
    }

    @Test
    void clockOffByFiveMinutesNeverAccepts() throws Exception {
        var brief = TokenRequest.of("alice", "task-7").lasting(Duration.ofMinutes(4));
        var shortLived = gateway.authority.mintAgentToken(agent, brief);
        gateway.shiftClock(Duration.ofMinutes(5));
        assertThat(caller.data(agent, "Bearer " + shortLived)).isEqualTo(EXPIRED);
        assertNothingServed("EXPIRED");
    }

    @Test
    void tokenFromTheFutureIsRefused() throws Exception {
        var ahead = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5));
        var later = DevAuthority.open(folder.resolve("dev"), ahead)
                .mintAgentToken(agent, TokenRequest.of("alice", "task-7"));
        assertThat(caller.data(agent, "Bearer " + later)).isEqualTo(REJECTED);
        assertNothingServed("NOT_YET_VALID");
    }
}
