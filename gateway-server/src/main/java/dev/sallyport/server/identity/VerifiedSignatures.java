package dev.sallyport.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.server.config.IssuerConfig.Algorithm;
import dev.sallyport.server.digest.Sha256;

/**
 * Remembers which tokens carry a good signature, and nothing else about them: claims, time and binding are read and
 * checked again on every call, and a key that left the set takes its proofs with it.
 */
final class VerifiedSignatures {

    private static final int MAX_TOKENS = 10_000;

    private final Cache<Proof, Boolean> proven =
            Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();
    private final SignatureCheck check;

    VerifiedSignatures(SignatureCheck check) {
        this.check = check;
    }

    boolean holds(String text, CompactToken token, Algorithm algorithm, VerificationKey key) {
        var proof = new Proof(Sha256.base64(Sha256.of(text)), key.fingerprint());
        if (proven.getIfPresent(proof) != null) {
            return true;
        }
        boolean good = check.holds(algorithm, key.key(), token.signed(), token.signature());
        if (good) {
            proven.put(proof, Boolean.TRUE);
        }
        return good;
    }

    private record Proof(String tokenHash, String keyFingerprint) {}
}
