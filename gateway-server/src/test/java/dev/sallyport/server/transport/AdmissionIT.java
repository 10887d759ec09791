package dev.sallyport.server.transport;

import static dev.sallyport.server.transport.TestCaller.NOT_ALLOWED;
import static dev.sallyport.server.transport.TestCaller.OK;
import static dev.sallyport.server.transport.TestCaller.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.policy.Identity;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.TokenRequest;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let through to which rpc, over a real TLS connection. */
class AdmissionIT {

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
    void agentIsNotAllowedOnAnAdminRpc() throws Exception {
        var asRoot = gateway.authority.mintAgentToken(agent, TokenRequest.of("root", "task-7"));
        assertThat(caller.admin(agent, "Bearer " + asRoot)).isEqualTo(NOT_ALLOWED);
        assertNothingServed("AGENT_NOT_ADMITTED");
        assertThat(gateway.known).singleElement().satisfies(identity -> {
            assertThat(identity.agent()).contains("spiffe://dev.sallyport/agent/reporter");
            assertThat(identity.human()).isEqualTo("root");
        });
    }

    @Test
    void humanIsRefusedOnAnAgentRpc() throws Exception {
        var human = gateway.authority.issueHumanCertificate("root");
        var direct = gateway.authority.mintHumanToken(human, TokenRequest.of("root", "admin"));
        assertThat(caller.data(human, "Bearer " + direct)).isEqualTo(REJECTED);
        assertNothingServed("NO_ACT");
        assertThat(gateway.known).extracting(Identity::human).containsExactly("root");
    }

    @Test
    void humanWithoutTheRoleIsNotAllowed() throws Exception {
        var human = gateway.authority.issueHumanCertificate("alice");
        var direct = gateway.authority.mintHumanToken(human, TokenRequest.of("alice", "admin"));
        assertThat(caller.admin(human, "Bearer " + direct)).isEqualTo(NOT_ALLOWED);
        assertNothingServed("NO_ROLE");
        assertThat(gateway.known).extracting(Identity::human).containsExactly("alice");
    }

    @Test
    void adminIsServedBySubjectOrByGroup() throws Exception {
        var human = gateway.authority.issueHumanCertificate("root");
        var bySubject = gateway.authority.mintHumanToken(human, TokenRequest.of("root", "admin"));
        var byGroup = gateway.authority.mintHumanToken(
                human, TokenRequest.of("bob", "admin").withGroups(Set.of("ops")));
        assertThat(caller.admin(human, "Bearer " + bySubject)).isEqualTo(OK);
        assertThat(caller.admin(human, "bearer " + byGroup)).isEqualTo(OK);
        assertThat(gateway.refusals).isEmpty();
    }

    @Test
    void agentIsServedUnderItsProvenIdentity() throws Exception {
        assertThat(caller.data(agent, "Bearer " + token)).isEqualTo(OK);
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
