package dev.sallyport.client.approval;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Signs decisions with a key that never leaves this process. */
public final class DecisionSigner {
    private final PrivateKey key;
    private final SignatureAlgorithm algorithm;
    private final String header;
    private final PublicJwk jwk;

    private DecisionSigner(PrivateKey key, SignatureAlgorithm algorithm, String member, PublicJwk jwk) {
        this.key = key;
        this.algorithm = algorithm;
        this.header = "{\"alg\":\"" + algorithm.word() + "\"," + member + "}";
        this.jwk = jwk;
    }

    /** With an enrolled key, which its thumbprint names. */
    public static DecisionSigner enrolled(PrivateKey key) throws GeneralSecurityException {
        PublicJwk jwk = PublicJwk.of(PublicKeys.of(key));
        return new DecisionSigner(key, SignatureAlgorithm.of(key), "\"kid\":\"" + jwk.thumbprint() + "\"", jwk);
    }

    /** With the key of the connection, whose certificate goes along; only P-256. */
    public static DecisionSigner certified(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException {
        if (SignatureAlgorithm.of(key) != SignatureAlgorithm.ES256) {
            throw new InvalidKeyException("the key of the connection is not P-256");
        }
        PublicKey shown = certificate.getPublicKey();
        if (!PublicKeys.isPair(key, shown)) {
            throw new InvalidKeyException("the certificate is not that of the key");
        }
        String encoded = Base64.getEncoder().encodeToString(certificate.getEncoded());
        return new DecisionSigner(key, SignatureAlgorithm.ES256, "\"x5c\":[\"" + encoded + "\"]", PublicJwk.of(shown));
    }

    /** The public half. */
    public PublicJwk jwk() {
        return jwk;
    }

    /** A JWS in compact form. */
    public String sign(DecisionPayload payload) {
        String input = PublicJwk.base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + PublicJwk.base64(payload.bytes().toByteArray());
        try {
            return input + "." + PublicJwk.base64(algorithm.sign(key, input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }
}
