package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.TokenDraft.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.policy.Identity.Actor;
import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.policy.Identity.Mode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private final Forge forge = new Forge();
    private final TokenVerifier verifier = forge.verifier();

    private Verification verify(TokenDraft draft) {
        return Forge.verify(verifier, draft.token(), forge.agent);
    }

    private static String precise(Verification verification) {
        return verification instanceof Verification.Rejected rejected ? rejected.precise() : "VERIFIED";
    }

    private void assertRejected(TokenDraft draft, AuthReason reason) {
        assertThat(precise(verify(draft))).isEqualTo(reason.name());
    }

    @Test
    void cachedTokenExpires() {
        var token = forge.good().token();
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("VERIFIED");
        forge.clock.advance(Duration.ofSeconds(629));
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("VERIFIED");
        forge.clock.advance(Duration.ofSeconds(1));
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("EXPIRED");
    }

    @Test
    void cachedTokenIsRefusedFromAnotherPeer() {
        var token = forge.good().token();
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("VERIFIED");
        assertThat(precise(Forge.verify(verifier, token, forge.broker))).isEqualTo("BINDING_MISMATCH");
    }

    @Test
    void cachedTokenFallsWithItsKey() {
        var keys = forge.issuerKeys();
        var withKeys = forge.verifier(keys);
        var token = forge.good().token();
        assertThat(precise(Forge.verify(withKeys, token, forge.agent))).isEqualTo("VERIFIED");
        forge.withdraw("ES256");
        keys.refresh();
        assertThat(precise(Forge.verify(withKeys, token, forge.agent))).isEqualTo("UNKNOWN_KID");
    }

    @Test
    void cachedTokenFallsWhenItsKeyIdNamesAnotherKey() {
        var keys = forge.issuerKeys();
        var withKeys = forge.verifier(keys);
        var token = forge.good().token();
        assertThat(precise(Forge.verify(withKeys, token, forge.agent))).isEqualTo("VERIFIED");
        forge.publish("ES256", forge.attacker, "\"alg\":\"ES256\",");
        keys.refresh();
        assertThat(precise(Forge.verify(withKeys, token, forge.agent))).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void onlyACallerWhoWouldBeVerifiedAtOnceIsRecalled() throws RejectedException {
        var token = forge.good().token();
        assertThat(verifier.recall(token, forge.agent)).isEmpty();
        var verified = Forge.verify(verifier, token, forge.agent);
        assertThat(verified)
                .isEqualTo(new Verification.Verified(
                        verifier.recall(token, forge.agent).orElseThrow()));
        assertThatThrownBy(() -> verifier.recall(token, forge.broker)).isInstanceOf(RejectedException.class);
        forge.clock.advance(Duration.ofMinutes(20));
        assertThatThrownBy(() -> verifier.recall(token, forge.agent)).isInstanceOf(RejectedException.class);
    }

    @Test
    void oneTimeTokenIsNeverRecalled() throws RejectedException {
        var once = forge.good().claim("once", "true").token();
        assertThat(precise(Forge.verify(verifier, once, forge.agent))).isEqualTo("VERIFIED");
        assertThat(verifier.recall(once, forge.agent)).isEmpty();
    }

    @Test
    void serverClockAheadOrBehindIsRefused() {
        var token = forge.good()
                .claim("nbf", forge.clock.instant().getEpochSecond())
                .token();
        forge.clock.advance(Duration.ofMinutes(-5));
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("NOT_YET_VALID");
        forge.clock.advance(Duration.ofMinutes(16));
        assertThat(precise(Forge.verify(verifier, token, forge.agent))).isEqualTo("EXPIRED");
    }

    @Test
    void weakKeyIsNeverLoaded() {
        var keys = forge.issuerKeys();
        forge.publish("weak", SigningKey.rsa("RS256", 1024), "\"alg\":\"RS256\",");
        keys.refresh();
        var verification = Forge.verify(forge.verifier(keys), forge.good("weak").token(), forge.agent);
        assertThat(precise(verification)).isEqualTo("UNKNOWN_KID");
        assertThat(forge.faults.faults).containsOnly(KeySetFault.WEAK_KEY);
    }

    @Test
    void oneTimeTokenIsRefusedTheSecondTime() {
        var once = forge.good().claim("once", "true");
        assertThat(precise(verify(once))).isEqualTo("VERIFIED");
        assertRejected(once, AuthReason.REPLAYED);
        assertRejected(forge.good().claim("once", "\"yes\"").claim("jti", "\"token-2\""), AuthReason.MALFORMED_CLAIMS);
    }

    @Test
    void brokerThatIsNotListedIsNotAllowed() {
        var stranger = Forge.peer("spiffe://example.org/service/stranger");
        var token = forge.good()
                .claim("cnf", "{\"x5t#S256\":" + quoted(stranger.thumbprint()) + "}")
                .token();
        var rejected = (Verification.Rejected) Forge.verify(verifier, token, stranger);
        assertThat(rejected.reason()).isEqualTo(AuthReason.BROKER_NOT_ALLOWED);
        assertThat(rejected.reason().answer()).isEqualTo(AuthAnswer.NOT_ALLOWED);
    }

    @Test
    void listedBrokerCallsForTheAgent() {
        var token = forge.good()
                .claim("cnf", "{\"x5t#S256\":" + quoted(forge.broker.thumbprint()) + "}")
                .token();
        var verified = (Verification.Verified) Forge.verify(verifier, token, forge.broker);
        assertThat(verified.identity().mode()).isEqualTo(Mode.BROKERED);
        assertThat(verified.identity().agent()).contains(Forge.AGENT);
        assertThat(verified.identity().workload()).isEqualTo(Forge.BROKER);
    }

    @Test
    void humanTokenOfAnotherClientIsRefused() {
        assertRejected(forge.good().without("act").claim("client_id", "\"other\""), AuthReason.CLIENT_PEER_MISMATCH);
    }

    @Test
    void humanTokenHasNoAgent() {
        var verified = (Verification.Verified) verify(forge.good().without("act"));
        assertThat(verified.identity().agent()).isEmpty();
        assertThat(verified.identity().actors()).isEmpty();
    }

    @Test
    void badGroupsAndAttributesAreRefused() {
        var many = IntStream.range(0, 65).mapToObj(n -> quoted("g" + n)).collect(Collectors.joining(",", "[", "]"));
        assertRejected(forge.good().claim("groups", many), AuthReason.BAD_GROUPS);
        assertRejected(forge.good().claim("groups", "\"admins\""), AuthReason.BAD_GROUPS);
        assertRejected(forge.good().claim("groups", "[1]"), AuthReason.BAD_GROUPS);
        assertRejected(forge.good().claim("groups", "[\"ad\\u200Bmins\"]"), AuthReason.BAD_GROUPS);
        assertRejected(forge.good().claim("region", "[\"eu\"]"), AuthReason.BAD_ATTRIBUTES);
        assertRejected(forge.good().claim("clearance", "1.5"), AuthReason.BAD_ATTRIBUTES);
        assertRejected(forge.good().claim("clearance", "9223372036854775808"), AuthReason.BAD_ATTRIBUTES);
    }

    @Test
    void groupsAndAttributesComeFromTheNamedClaims() {
        var verified = (Verification.Verified) verify(forge.good()
                .claim("groups", "[\"staff\",\"finance team\"]")
                .claim("region", "\"eu\"")
                .claim("clearance", "3")
                .claim("department", "\"not configured\""));
        assertThat(verified.identity().groups()).isEqualTo(Set.of("staff", "finance team"));
        assertThat(verified.identity().attributes())
                .isEqualTo(Map.of("region", new Attribute.Text("eu"), "level", new Attribute.Number(3)));
    }

    @Test
    void actorChainKeepsItsHistory() {
        var act = "{\"sub\":" + quoted(Forge.AGENT) + ",\"act\":{\"sub\":\"planner\",\"iss\":\"https://b.example\"}}";
        var verified = (Verification.Verified) verify(forge.good().claim("act", act));
        assertThat(verified.identity().actors())
                .isEqualTo(List.of(new Actor(Forge.ISSUER, Forge.AGENT), new Actor("https://b.example", "planner")));
        assertThat(verified.identity().mode()).isEqualTo(Mode.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "PS256", "RS256"})
    void goodTokenIsVerified(String algorithm) {
        assertThat(precise(verify(forge.good(algorithm)))).isEqualTo("VERIFIED");
    }

    @Test
    void highTwinOfAnEcdsaSignatureIsTheSameToken() {
        assertThat(precise(verify(forge.good().signature(TokenVerifierTest::highTwin))))
                .isEqualTo("VERIFIED");
    }

    /** The other s that verifies, as many signers make it: harmless, since nothing is keyed on a token's bytes. */
    private static byte[] highTwin(byte[] signature) {
        var order = new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);
        var twin = order.subtract(new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)))
                .toByteArray();
        var malleated = Arrays.copyOf(signature, 64);
        Arrays.fill(malleated, 32, 64, (byte) 0);
        int length = Math.min(32, twin.length);
        System.arraycopy(twin, twin.length - length, malleated, 64 - length, length);
        return malleated;
    }
}
