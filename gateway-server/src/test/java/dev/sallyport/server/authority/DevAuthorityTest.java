package dev.sallyport.server.authority;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.policy.Identity.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevAuthorityTest {

    @TempDir
    private Path folder;

    @Test
    void clientNameThatIsAPathIsRefused() throws Exception {
        var authority = DevAuthority.create(folder, InstantSource.system());
        assertThatThrownBy(() -> authority.issueAgentCertificate("../evil"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`../evil` is not a client name");
    }

    @Test
    void claimOfTheProfileIsNotOverwrittenByAnAttribute() throws Exception {
        var authority = DevAuthority.create(folder, InstantSource.system());
        var agent = authority.issueAgentCertificate("reporter");
        var request = TokenRequest.of("alice", "task-1").withAttributes(Map.of("sub", new Attribute.Text("eve")));
        var encoded = authority.mintAgentToken(agent, request).split("\\.", -1)[1];
        var claims = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
        assertThat(claims).contains("\"sub\":\"alice\"").doesNotContain("eve");
    }

    @Test
    void keysAreReadableByTheirOwnerAlone() throws Exception {
        var authority = DevAuthority.create(folder.resolve("dev"), InstantSource.system());
        var agent = authority.issueAgentCertificate("reporter");
        assertThat(agent.key()).satisfies(DevAuthorityTest::isPrivate);
        assertThat(authority.serverKey()).satisfies(DevAuthorityTest::isPrivate);
        assertThat(folder.resolve("dev/ca.key")).satisfies(DevAuthorityTest::isPrivate);
        assertThat(folder.resolve("dev/signing.key")).satisfies(DevAuthorityTest::isPrivate);
    }

    private static void isPrivate(Path file) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void openedAuthorityKeepsItsClients() throws Exception {
        var issued = DevAuthority.create(folder, InstantSource.system()).issueAgentCertificate("reporter");
        var opened = DevAuthority.open(folder, InstantSource.system());
        assertThat(opened.agentCertificate("reporter")).isEqualTo(issued);
    }
}
