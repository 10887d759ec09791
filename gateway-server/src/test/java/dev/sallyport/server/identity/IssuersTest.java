package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.TokenDraft.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.server.config.IssuerConfig;
import dev.sallyport.server.config.IssuerConfig.Algorithm;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each issuer speaks with its own keys and its own algorithms, whatever their ids are. */
class IssuersTest {

    private static final String OTHER = "https://other.example";

    private final Forge forge = new Forge();
    private final SigningKey otherKey = SigningKey.generate("ES256");
    private final TokenVerifier verifier = new TokenVerifier(
            Map.of(
                    Forge.ISSUER,
                    new TokenVerifier.Issuer(Forge.config(), forge.issuerKeys()),
                    OTHER,
                    new TokenVerifier.Issuer(other(), otherKeys())),
            SignatureCheck.forThisMachine(),
            forge.clock);

    private static IssuerConfig other() {
        return new IssuerConfig(
                OTHER,
                Forge.AUDIENCE,
                URI.create("https://other.example/keys"),
                Set.of(Algorithm.ES256),
                IssuerConfig.DEFAULT_LIFETIME,
                null,
                Map.of(),
                Map.of());
    }

    private IssuerKeys otherKeys() {
        var otherForge = new Forge();
        otherForge.publish("ES256", otherKey, "\"alg\":\"ES256\",");
        var keys = new IssuerKeys(OTHER, otherForge::keySet, forge.clock, forge.faults);
        keys.refresh();
        return keys;
    }

    private String verify(TokenDraft draft) {
        return Forge.verify(verifier, draft.token(), forge.agent) instanceof Verification.Rejected rejected
                ? rejected.precise()
                : "VERIFIED";
    }

    @Test
    void issuerThatIsNotConfiguredIsRefusedWhateverItsKeyId() {
        assertThat(verify(forge.good().claim("iss", "\"https://nobody.example\"")))
                .isEqualTo("BAD_ISS");
    }

    @Test
    void keyOfOneIssuerDoesNotSignForAnother() {
        assertThat(verify(forge.good().claim("iss", quoted(OTHER)))).isEqualTo("BAD_SIGNATURE");
        assertThat(verify(forge.good().signedBy(otherKey::sign))).isEqualTo("BAD_SIGNATURE");
    }

    @Test
    void algorithmThatTheIssuerMayNotUseIsRefused() {
        assertThat(verify(forge.good("PS256").claim("iss", quoted(OTHER)))).isEqualTo("ALG_KEY_MISMATCH");
    }

    @Test
    void eachIssuerIsVerifiedWithItsOwnKey() {
        assertThat(verify(forge.good())).isEqualTo("VERIFIED");
        assertThat(verify(forge.good().claim("iss", quoted(OTHER)).signedBy(otherKey::sign)))
                .isEqualTo("VERIFIED");
    }
}
