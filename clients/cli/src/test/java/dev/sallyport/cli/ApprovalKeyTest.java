package dev.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.client.approval.PemFiles;
import dev.sallyport.v1.ApproverKey;
import dev.sallyport.v1.ApproverKeyState;
import dev.sallyport.v1.ApproverKeysServiceGrpc.ApproverKeysServiceImplBase;
import dev.sallyport.v1.ListApproverKeysRequest;
import dev.sallyport.v1.ListApproverKeysResponse;
import dev.sallyport.v1.ProposeApproverKeyRequest;
import dev.sallyport.v1.ProposeApproverKeyResponse;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalKeyTest {
    private final List<ProposeApproverKeyRequest> proposed = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void privateKeyAndWhatIsNoKeyAreNotSent() throws IOException {
        Path file = folder.resolve("jwk");
        for (String text : List.of(
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"a\",\"d\":\"a\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"a\",\"y\":\"a\"}",
                "{\"kty\":\"RSA\"}",
                "",
                "x")) {
            Files.writeString(file, text);
            var run = propose(file);
            assertThat(run.code()).as(text).isEqualTo(1);
            assertThat(run.err()).startsWith("error: `").contains("\nnext: give the ");
        }
        assertThat(proposed).isEmpty();
    }

    @Test
    void newKeyIsOfItsOwnerAloneAndNeverOverwritten() throws Exception {
        try (var gateway = gateway()) {
            Path file = folder.resolve("key.pem");
            var run = gateway.runAlone("approval", "key", "new", file.toString());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var signer = DecisionSigner.enrolled(PemFiles.privateKey(file));
            assertThat(run.out()).isEqualTo(signer.jwk().json() + "\n");
            assertThat(run.err()).startsWith("thumbprint: " + signer.jwk().thumbprint() + "\nnext: ");
            String before = Files.readString(file);
            assertThat(gateway.runAlone("approval", "key", "new", file.toString())
                            .code())
                    .isEqualTo(1);
            assertThat(Files.readString(file)).isEqualTo(before);
            Path jwk = Files.writeString(folder.resolve("jwk"), run.out());
            assertThat(propose(jwk).out())
                    .startsWith(
                            "key " + signer.jwk().thumbprint() + " of bob, issuer https://idp, is proposed\nnext: ");
            assertThat(proposed.getFirst().getJwk()).isEqualTo(signer.jwk().json());
        }
    }

    @Test
    void listNamesBothAdmins() throws IOException {
        try (var gateway = gateway()) {
            assertThat(gateway.run("approval", "key", "list", "-o", "csv").out())
                    .isEqualTo("""
                            id,human,issuer,state,proposed_by,confirmed_by,proposed
                            k,bob,"",enrolled,"i carol","i da\\nve",1970-01-01T00:00:00Z
                            """);
        }
    }

    private FakeGateway.Run propose(Path file) throws IOException {
        try (var gateway = gateway()) {
            return gateway.run(
                    "approval", "key", "propose", "--issuer", "https://idp", "--human", "bob", file.toString());
        }
    }

    private FakeGateway gateway() throws IOException {
        return new FakeGateway(folder, new ApproverKeysServiceImplBase() {
            @Override
            public void proposeApproverKey(
                    ProposeApproverKeyRequest request, StreamObserver<ProposeApproverKeyResponse> answer) {
                var _ = proposed.add(request);
                String json = request.getJwk();
                var key = ApproverKey.newBuilder()
                        .setId(json.isEmpty() ? "" : thumbprint(json))
                        .setHuman(request.getHuman())
                        .setIssuer(request.getIssuer())
                        .setState(ApproverKeyState.APPROVER_KEY_STATE_PROPOSED);
                answer.onNext(
                        ProposeApproverKeyResponse.newBuilder().setKey(key).build());
                answer.onCompleted();
            }

            @Override
            public void listApproverKeys(
                    ListApproverKeysRequest request, StreamObserver<ListApproverKeysResponse> answer) {
                answer.onNext(ListApproverKeysResponse.newBuilder()
                        .addKeys(ApproverKey.newBuilder()
                                .setId("k")
                                .setHuman("bob")
                                .setState(ApproverKeyState.APPROVER_KEY_STATE_ENROLLED)
                                .setProposedBy("i carol")
                                .setConfirmedBy("i da\nve"))
                        .build());
                answer.onCompleted();
            }
        });
    }

    private static String thumbprint(String json) {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return SampleApprover.base64(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
