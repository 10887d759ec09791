package dev.sallyport.client.approval;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import javax.crypto.KeyAgreement;

/** The public half of a private key, which a PKCS #8 file does not have to hold. */
final class PublicKeys {
    private static final byte[] PROBE = {1};

    private PublicKeys() {}

    static PublicKey of(PrivateKey key) throws GeneralSecurityException {
        return switch (SignatureAlgorithm.of(key)) {
            case ES256 -> curve(key);
            case EDDSA -> edwards((EdECPrivateKey) key);
        };
    }

    static boolean isPair(PrivateKey key, PublicKey other) throws GeneralSecurityException {
        var algorithm = SignatureAlgorithm.of(key);
        return algorithm.verifies(other, PROBE, algorithm.sign(key, PROBE));
    }

    /** Agreeing with the generator gives x of the public point, in the constant time of the platform; y is one of two. */
    private static PublicKey curve(PrivateKey key) throws GeneralSecurityException {
        var generator = P256.CURVE.getGenerator();
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        var _ = agreement.doPhase(P256.key(generator.getAffineX(), generator.getAffineY()), true);
        var x = new BigInteger(1, agreement.generateSecret());
        BigInteger y = P256.root(x);
        PublicKey one = P256.key(x, y);
        return isPair(key, one) ? one : P256.key(x, P256.prime().subtract(y));
    }

    /** The platform derives it only where it makes a pair, so the pair is made of the same seed. */
    private static PublicKey edwards(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new InvalidKeyException("the key does not show itself"));
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        PublicKey made = generator.generateKeyPair().getPublic();
        if (!isPair(key, made)) {
            throw new InvalidKeyException("the public half of the key cannot be derived");
        }
        return made;
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
