package dev.sallyport.server.identity;

import static dev.sallyport.server.identity.RejectedException.require;

import dev.sallyport.server.config.IssuerConfig;

/**
 * What a token says for good: read, and its signature checked, once. Time, the issuer's keys and the peer are none of it;
 * they are held against it on every call.
 *
 * @param fingerprint of the key that signed it, which may come to stand under its id no more
 * @param confirmation thumbprint of the certificate that it is bound to
 * @param once whether it may be used but once
 */
record ProvenToken(
        TokenVerifier.Issuer issuer,
        String keyId,
        String fingerprint,
        Subject subject,
        TokenLife life,
        String confirmation,
        HumanFacts facts,
        boolean once) {

    /** Reads the claims; the signature is somebody else's work. */
    static ProvenToken read(Claims claims, TokenVerifier.Issuer issuer, TokenHeader header, VerificationKey key)
            throws RejectedException {
        checkAudience(claims, issuer.config());
        return new ProvenToken(
                issuer,
                header.keyId(),
                key.fingerprint(),
                Subject.read(claims, issuer.config().name()),
                TokenLife.of(claims),
                Binding.confirmation(claims),
                HumanFacts.read(claims, issuer.config()),
                claims.once());
    }

    private static void checkAudience(Claims claims, IssuerConfig issuer) throws RejectedException {
        var audience = switch (claims.find("aud").orElse(new Json.Nothing())) {
            case Json.Items(var items) when items.size() == 1 -> items.getFirst();
            case Json single -> single;
        };
        require(new Json.Text(issuer.audience()).equals(audience), AuthReason.BAD_AUD);
    }

    /** Whether the key that signed it is the issuer's still; asks nobody. */
    boolean isSignedByHeldKey() {
        return issuer.keys().holds(keyId, fingerprint);
    }
}
