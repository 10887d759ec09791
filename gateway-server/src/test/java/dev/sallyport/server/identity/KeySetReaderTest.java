package dev.sallyport.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySetReaderTest {

    private static final SigningKey EC = SigningKey.generate("ES256");

    private static String ec(String keyId, String extra) {
        return "{" + extra + "\"kid\":\"" + keyId + "\"," + EC.jwkMembers() + "}";
    }

    private static byte[] set(String... keys) {
        return ("{\"keys\":[" + String.join(",", keys) + "]}").getBytes(UTF_8);
    }

    private static void assertRefused(byte[] document, KeySetFault fault) {
        assertThatThrownBy(() -> KeySetReader.read(document))
                .isInstanceOfSatisfying(
                        KeySetException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    @Test
    void symmetricKeyRefusesTheSet() {
        assertRefused(
                set(ec("a", ""), "{\"kty\":\"oct\",\"kid\":\"b\",\"k\":\"c2VjcmV0\"}"), KeySetFault.SYMMETRIC_KEY);
    }

    @Test
    void privateKeyRefusesTheSet() {
        assertRefused(set(ec("a", "\"d\":\"AQAB\",")), KeySetFault.PRIVATE_KEY);
    }

    @Test
    void twoKeysOfOneIdRefuseTheSet() {
        assertRefused(set(ec("a", ""), ec("a", "")), KeySetFault.DUPLICATE_KID);
    }

    @Test
    void keyWithoutAnIdRefusesTheSet() {
        assertRefused(set("{" + EC.jwkMembers() + "}"), KeySetFault.BAD_KID);
        assertRefused(set(ec("../a", "")), KeySetFault.BAD_KID);
    }

    @Test
    void weakOrHugeRsaRefusesTheSet() {
        var weak = SigningKey.rsa("RS256", 1024).jwkMembers();
        assertRefused(set("{\"kid\":\"a\"," + weak + "}"), KeySetFault.WEAK_KEY);
        var modulus = "_".repeat(700);
        assertRefused(
                set("{\"kty\":\"RSA\",\"kid\":\"a\",\"e\":\"AQAB\",\"n\":\"" + modulus + "\"}"), KeySetFault.WEAK_KEY);
    }

    @Test
    void rsaExponentOneRefusesTheSet() {
        var modulus = "_".repeat(342);
        assertRefused(
                set("{\"kty\":\"RSA\",\"kid\":\"a\",\"e\":\"AQ\",\"n\":\"" + modulus + "\"}"),
                KeySetFault.UNSUPPORTED_KEY);
    }

    @Test
    void otherCurvesAndKindsRefuseTheSet() {
        var x25519 = "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"a\",\"x\":\"" + "A".repeat(43) + "\"}";
        assertRefused(set(x25519), KeySetFault.UNSUPPORTED_KEY);
        assertRefused(set("{\"kty\":\"AKP\",\"kid\":\"a\"}"), KeySetFault.UNSUPPORTED_KEY);
        assertRefused(set("{\"kid\":\"a\"}"), KeySetFault.UNSUPPORTED_KEY);
    }

    @Test
    void pointOffTheCurveRefusesTheSet() {
        var zero = "A".repeat(43);
        assertRefused(
                set("{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"x\":\"" + zero + "\",\"y\":\"" + zero + "\"}"),
                KeySetFault.NOT_A_KEY_SET);
    }

    @Test
    void whatIsNoKeySetIsRefused() {
        assertRefused("<html>sign in</html>".getBytes(UTF_8), KeySetFault.NOT_A_KEY_SET);
        assertRefused("{}".getBytes(UTF_8), KeySetFault.NOT_A_KEY_SET);
        assertRefused("{\"keys\":[7]}".getBytes(UTF_8), KeySetFault.NOT_A_KEY_SET);
        assertRefused("{\"keys\":[],\"keys\":[]}".getBytes(UTF_8), KeySetFault.NOT_A_KEY_SET);
    }

    @Test
    void tooLargeOrTooManyIsRefused() {
        assertRefused(new byte[KeySource.MAX_BYTES + 1], KeySetFault.TOO_LARGE);
        var many = IntStream.range(0, 33).mapToObj(n -> ec("k" + n, "")).collect(Collectors.joining(","));
        assertRefused(set(many), KeySetFault.TOO_MANY_KEYS);
    }

    @Test
    void soundKeysAreRead() throws KeySetException {
        var keys = KeySetReader.read(new Forge().keySet());
        assertThat(keys.byId()).containsOnlyKeys("ES256", "EdDSA", "PS256", "RS256", "enc", "no-alg");
    }
}
