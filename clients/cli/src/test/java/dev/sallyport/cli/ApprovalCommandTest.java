package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.client.approval.DecisionPayload;
import dev.sallyport.client.approval.PemFiles;
import dev.sallyport.v1.Approval;
import dev.sallyport.v1.ApprovalState;
import dev.sallyport.v1.DecideApprovalRequest;
import dev.sallyport.v1.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalCommandTest {
    private static final SampleOperation OPERATION = new SampleOperation();
    private static final SampleApprover BOB = SampleApprover.of("bob");

    private final ScriptedApprovals approvals =
            new ScriptedApprovals(OPERATION.approval().build());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("bob.pem"), PemFiles.text(BOB.key()));
        Files.writeString(folder.resolve("bob.jwt"), BOB.token());
    }

    @Test
    void nothingIsSignedUnlessThePersonSaysSo() throws IOException {
        for (String typed : List.of("", "yes", "reject", "approve it")) {
            try (var gateway = gateway().answering(typed)) {
                var run = gateway.run(decide("approve"));
                assertThat(run.code()).isEqualTo(1);
                assertThat(run.out()).endsWith("nothing was signed or sent\n");
                assertThat(gateway.asked()).hasSize(1);
            }
        }
        assertThat(approvals.decided).isEmpty();
    }

    @Test
    void operationThatIsNotWhatItsDigestSaysIsNotSigned() throws IOException {
        var forged = new ScriptedApprovals(OPERATION
                .approval()
                .setOperationDigest(com.google.protobuf.ByteString.copyFrom(new byte[32]))
                .build());
        try (var gateway = new FakeGateway(folder, forged)) {
            assertThat(gateway.run(decide("approve", "--yes")).code()).isEqualTo(1);
        }
        assertThat(forged.decided).isEmpty();
    }

    @Test
    void keyAndTokenThatAreNotThereAreNamed() throws IOException {
        try (var gateway = gateway()) {
            var run = gateway.run("approval", "approve", "a-1", "--yes", "--signing-key", path("missing"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("error: the signing key `")
                    .contains("\nnext: give a P-256 or Ed25519 key in PKCS #8");
            assertThat(gateway.run("approval", "approve", "a-1", "--yes", "--signing-key", path("bob.pem"))
                            .err())
                    .startsWith("error: the profile has no token that says who decides\nnext: ");
            assertThat(gateway.run("approval", "approve", "a-1", "--yes").err())
                    .startsWith("error: the key of the connection, `")
                    .contains("\nnext: give an enrolled key with `--signing-key`");
        }
        assertThat(approvals.decided).isEmpty();
    }

    @Test
    void decisionIsShownAskedSignedAndSent() throws Exception {
        try (var gateway = gateway().answering("approve")) {
            var run = gateway.run(decide("approve", "--reason", "looks right"));
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .startsWith("approval a-1\n")
                    .endsWith("signed with key " + BOB.thumbprint() + ", a-1 is approved, audit index 9\n");
            assertSigned(Verdict.VERDICT_APPROVE, "looks right");
        }
    }

    @Test
    void rejectionIsSignedToo() throws Exception {
        try (var gateway = gateway()) {
            assertThat(gateway.run(decide("reject", "--yes", "--reason", "no")).code())
                    .isZero();
            assertSigned(Verdict.VERDICT_REJECT, "no");
        }
    }

    private void assertSigned(Verdict verdict, String reason) throws Exception {
        DecideApprovalRequest request = approvals.decided.getFirst();
        assertThat(request.getVerdict()).isEqualTo(verdict);
        assertThat(request.getReason()).isEqualTo(reason);
        assertThat(request.getOperationDigest()).isEqualTo(OPERATION.digest());
        String[] parts = request.getSignature().split("\\.", -1);
        var payload = DecisionPayload.parse(
                com.google.protobuf.ByteString.copyFrom(Base64.getUrlDecoder().decode(parts[1])));
        assertThat(payload)
                .isEqualTo(new DecisionPayload(
                        OPERATION.digest(),
                        verdict,
                        "a-1",
                        SampleApprover.ISSUER,
                        "bob",
                        payload.time(),
                        DecisionPayload.reason(reason)));
    }

    @Test
    void keyOfTheConnectionSignsWithItsCertificate() throws Exception {
        var connection = SampleCertificate.make(folder);
        try (var gateway = gateway()) {
            var run = gateway.run(
                    "approval",
                    "approve",
                    "a-1",
                    "--yes",
                    "--token-file",
                    path("bob.jwt"),
                    "--key",
                    connection.key().toString(),
                    "--certificate",
                    connection.certificate().toString());
            assertThat(run.code()).as(run.err()).isZero();
            String header = approvals.decided.getFirst().getSignature().split("\\.", -1)[0];
            assertThat(new String(Base64.getUrlDecoder().decode(header), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("{\"alg\":\"ES256\",\"x5c\":[\"");
        }
    }

    @Test
    void waitingEndsWithWhatPeopleSaid() throws IOException {
        assertThat(wait(List.of(ApprovalState.APPROVAL_STATE_REJECTED)).code()).isEqualTo(3);
        var invalid = wait(List.of(ApprovalState.APPROVAL_STATE_INVALIDATED));
        assertThat(invalid.code()).isEqualTo(3);
        assertThat(invalid.out()).isEqualTo("a-1 is invalidated: the table\\nchanged\n");
        assertThat(wait(List.of(ApprovalState.APPROVAL_STATE_CONSUMED)).code()).isEqualTo(3);
        assertThat(wait(List.of()).code()).isEqualTo(5);
    }

    @Test
    void waitingGoesOnWhereItBroke() throws IOException {
        var run = wait(
                List.of(ApprovalState.APPROVAL_STATE_PENDING, ApprovalState.APPROVAL_STATE_PENDING),
                List.of(ApprovalState.APPROVAL_STATE_PENDING, ApprovalState.APPROVAL_STATE_APPROVED));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("a-1 is pending\na-1 is approved\n");
        assertThat(approvals.waited.getLast().getResumeToken()).isEqualTo("token-1");
    }

    @Test
    void watchingPrintsWhatIsNewOrChanged() throws IOException {
        Approval one = OPERATION.approval().setName("a-1").build();
        Approval two = OPERATION.approval().setName("a-2").build();
        Approval old = one.toBuilder()
                .setName("a-0")
                .setState(ApprovalState.APPROVAL_STATE_CONSUMED)
                .build();
        Approval done =
                one.toBuilder().setState(ApprovalState.APPROVAL_STATE_APPROVED).build();
        approvals.lists.addAll(List.of(List.of(old, one), List.of(old, done, two)));
        try (var gateway = gateway()) {
            var run = gateway.run("approval", "watch", "--every", "1");
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(" kind"))))
                    .containsExactly("name=a-1 state=pending", "name=a-1 state=approved", "name=a-2 state=pending");
        }
    }

    @Test
    void listAsksForOneStateAndCancelAndEvidenceSayWhatTheyDid() throws IOException {
        approvals.lists.add(List.of(OPERATION.approval().build()));
        try (var gateway = gateway()) {
            var run = gateway.run("approval", "list", "--state", "pending", "-o", "ndjson");
            assertThat(run.out()).startsWith("{\"name\":\"a-1\",\"state\":\"pending\",");
            assertThat(approvals.listed.getFirst().getState()).isEqualTo(ApprovalState.APPROVAL_STATE_PENDING);
            assertThat(gateway.run("approval", "cancel", "a-1").out()).isEqualTo("a-1 is cancelled, audit index 11\n");
            String file = path("evidence.json");
            assertThat(gateway.run("approval", "evidence", "a-1", "--out", file).code())
                    .isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
                    .isEqualTo("rw-------");
            assertThat(gateway.run("approval", "evidence", "a-1", "--out", file).err())
                    .contains("is there already, and nothing is overwritten\nnext: name a new file\n");
        }
    }

    @SafeVarargs
    private FakeGateway.Run wait(List<ApprovalState>... streams) throws IOException {
        for (List<ApprovalState> stream : streams) {
            approvals.streams.add(stream);
        }
        try (var gateway = gateway()) {
            return gateway.run("approval", "wait", "a-1");
        }
    }

    private FakeGateway gateway() throws IOException {
        return new FakeGateway(folder, approvals);
    }

    private String[] decide(String verb, String... options) {
        return Stream.concat(
                        Stream.of(
                                "approval",
                                verb,
                                "a-1",
                                "--signing-key",
                                path("bob.pem"),
                                "--token-file",
                                path("bob.jwt")),
                        Stream.of(options))
                .toArray(String[]::new);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
