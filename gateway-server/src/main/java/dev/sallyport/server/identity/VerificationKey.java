package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.server.config.IssuerConfig.Algorithm;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * One public key of an issuer.
 *
 * @param algorithm the JWK's own {@code alg}
 * @param use the JWK's own {@code use}
 * @param fingerprint tells this key from any other that may come under the same id
 */
record VerificationKey(@Nullable String algorithm, @Nullable String use, PublicKey key, String fingerprint) {

    /** The one algorithm that this key verifies, when it is the header's (RFC 8725 section 3.1). */
    Algorithm algorithmFor(TokenHeader header) throws RejectedException {
        require(use == null || use.equals("sig"), AuthReason.KEY_USE);
        require(header.algorithm().equals(algorithm), AuthReason.ALG_KEY_MISMATCH);
        for (var known : Algorithm.values()) {
            if (known.name().equals(algorithm)) {
                return known;
            }
        }
        throw new RejectedException(AuthReason.ALG_KEY_MISMATCH);
    }
}
