package dev.sallyport.server.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sallyport.server.identity.AuthReason;
import dev.sallyport.server.identity.RefusedCall;
import dev.sallyport.server.identity.Verification;
import dev.sallyport.server.store.Rules;
import dev.sallyport.server.telemetry.Metrics;
import dev.sallyport.v1.AuditRecord;
import dev.sallyport.v1.AuditRecord.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthTrailTest {
    @TempDir
    private Path folder;

    private final Metrics metrics = new Metrics();
    private TestTrail trail;
    private AuthTrail calls;

    @BeforeEach
    void open() {
        trail = new TestTrail(folder);
        calls = new AuthTrail(trail.log(), metrics);
    }

    @AfterEach
    void close() {
        trail.close();
        metrics.close();
    }

    @Test
    void aKnownCallerWhoIsNotAdmittedStandsInTheTrailAtOnceAndByName() {
        calls.notAdmitted(Rules.human("ann"), call(AuthReason.NO_ROLE, ""));

        AuditRecord record = trail.records().getFirst();
        assertThat(record.getKind()).isEqualTo(Kind.KIND_AUTH_FAIL);
        assertThat(record.getIdentity()).isEqualTo(RecordIdentities.of(Rules.human("ann")));
        assertThat(record.getIdentity().getHuman()).isEqualTo("ann");
        assertThat(record.getAuthenticationFailure().getReason()).isEqualTo("NO_ROLE");
        assertThat(record.getPeer().getMethod()).isEqualTo("sallyport.v1.GrantsService/CreateGrant");
    }

    @Test
    void aRefusedCredentialNamesNobody() {
        calls.refused(call(AuthReason.BAD_SIGNATURE, "0011223344556677"));
        await().until(() -> trail.records().size() == 1);

        AuditRecord record = trail.records().getFirst();
        assertThat(record.hasIdentity()).isFalse();
        assertThat(record.getAuthenticationFailure().getReason()).isEqualTo("BAD_SIGNATURE");
        assertThat(record.getAuthenticationFailure().getTokenSha256Prefix().size())
                .isEqualTo(8);
    }

    @Test
    void aTrailThatTakesNothingDoesNotTurnARefusalIntoSomethingElse() {
        trail.breakDisk();
        calls.notAdmitted(Rules.human("ann"), call(AuthReason.NO_ROLE, ""));
        calls.refused(call(AuthReason.BAD_SIGNATURE, ""));
        assertThat(trail.records()).isEmpty();
    }

    private static RefusedCall call(AuthReason reason, String credentials) {
        return new RefusedCall(
                new Verification.Rejected(reason, ""),
                "sallyport.v1.GrantsService/CreateGrant",
                "127.0.0.1:5",
                credentials);
    }
}
