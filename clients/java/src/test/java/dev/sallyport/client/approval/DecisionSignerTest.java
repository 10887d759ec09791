package dev.sallyport.client.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.sallyport.v1.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionSignerTest {
    private static final DecisionPayload PAYLOAD = new DecisionPayload(
            ByteString.copyFrom(new byte[32]),
            Verdict.VERDICT_APPROVE,
            "a-1",
            "https://idp.example",
            "bob",
            Instant.ofEpochSecond(1_800_000_000, 5),
            DecisionPayload.reason("good"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void signatureInDerIsRefused() throws Exception {
        KeyPair pair = curve("secp256r1");
        byte[] input = {1, 2, 3};
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(pair.getPrivate());
        der.update(input);
        assertThat(SignatureAlgorithm.ES256.verifies(pair.getPublic(), input, der.sign()))
                .isFalse();
        byte[] raw = SignatureAlgorithm.ES256.sign(pair.getPrivate(), input);
        assertThat(raw).hasSize(64);
        assertThat(SignatureAlgorithm.ES256.verifies(pair.getPublic(), input, raw))
                .isTrue();
        assertThat(SignatureAlgorithm.ES256.verifies(pair.getPublic(), new byte[] {1, 2, 4}, raw))
                .isFalse();
        assertThat(SignatureAlgorithm.EDDSA.verifies(pair.getPublic(), input, raw))
                .isFalse();
    }

    @Test
    void otherKeysThanTheTwoKindsAreRefused() throws Exception {
        KeyPair other = curve("secp384r1");
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> DecisionSigner.enrolled(other.getPrivate()));
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> DecisionSigner.enrolled(rsa.getPrivate()))
                .withMessage("the key is `RSA`, expected P-256 or Ed25519");
    }

    @Test
    void pointThatIsNotOnTheCurveIsNoKey() {
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> PublicJwk.of(Map.of("kty", "EC", "crv", "P-256", "x", x, "y", x)));
        assertThatExceptionOfType(InvalidKeyException.class)
                .isThrownBy(() -> PublicJwk.of(Map.of("kty", "EC", "crv", "P-256", "x", x)));
    }

    @Test
    void fileThatIsNoKeyIsRefused() throws IOException {
        Path file = folder.resolve("key.pem");
        Files.writeString(file, "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> PemFiles.privateKey(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "Ed25519"})
    void publicHalfComesOutOfTheFileAndChecksTheSignature(String kind) throws Exception {
        for (int round = 0; round < 8; round++) {
            KeyPair pair = kind.equals("EC")
                    ? curve("secp256r1")
                    : KeyPairGenerator.getInstance(kind).generateKeyPair();
            Path file = folder.resolve("key" + round);
            Files.writeString(file, PemFiles.text(pair.getPrivate()));
            var signer = DecisionSigner.enrolled(PemFiles.privateKey(file));
            assertThat(signer.jwk().json())
                    .isEqualTo(PublicJwk.of(pair.getPublic()).json());
            String[] parts = signer.sign(PAYLOAD).split("\\.", -1);
            var algorithm = SignatureAlgorithm.of(pair.getPublic());
            assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                    .isEqualTo("{\"alg\":\"" + algorithm.word() + "\",\"kid\":\""
                            + signer.jwk().thumbprint() + "\"}");
            assertThat(algorithm.verifies(
                            pair.getPublic(),
                            (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                            Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
        }
    }

    @Test
    void thumbprintIsThatOfTheStandard() throws Exception {
        // RFC 8037, A.3
        var jwk = PublicJwk.of(
                Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertThat(jwk.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void payloadIsReadBackAndNothingElse() throws MalformedBytesException {
        ByteString bytes = PAYLOAD.bytes();
        assertThat(DecisionPayload.parse(bytes)).isEqualTo(PAYLOAD);
        assertThat(PAYLOAD.time()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        for (int length = 0; length < bytes.size(); length++) {
            ByteString cut = bytes.substring(0, length);
            assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> DecisionPayload.parse(cut));
        }
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> DecisionPayload.parse(bytes.concat(ByteString.copyFrom(new byte[1]))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionPayload(
                        PAYLOAD.digest(),
                        Verdict.VERDICT_UNSPECIFIED,
                        "a",
                        "i",
                        "s",
                        PAYLOAD.time(),
                        PAYLOAD.reason()));
    }

    private static KeyPair curve(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }
}
