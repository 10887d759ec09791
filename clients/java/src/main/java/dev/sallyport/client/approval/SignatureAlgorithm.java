package dev.sallyport.client.approval;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.spec.NamedParameterSpec;

/** How a decision is signed; both signatures are 64 bytes, that of ES256 is r and s side by side and not DER. */
public enum SignatureAlgorithm {
    /** ECDSA on P-256 with SHA-256. */
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    /** Ed25519. */
    EDDSA("EdDSA", "Ed25519");

    private static final int SIGNATURE_BYTES = 64;

    private final String word;
    private final String engine;

    SignatureAlgorithm(String word, String engine) {
        this.word = word;
        this.engine = engine;
    }

    /** What the header of a JWS calls it. */
    public String word() {
        return word;
    }

    /** The algorithm of a key; another key than P-256 and Ed25519 is refused. */
    public static SignatureAlgorithm of(Key key) throws InvalidKeyException {
        if (key instanceof ECKey curve && P256.is(curve.getParams())) {
            return ES256;
        }
        if (key instanceof EdECKey edwards
                && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return EDDSA;
        }
        throw new InvalidKeyException("the key is `" + key.getAlgorithm() + "`, expected P-256 or Ed25519");
    }

    byte[] sign(PrivateKey key, byte[] input) throws GeneralSecurityException {
        var signing = Signature.getInstance(engine);
        signing.initSign(key);
        signing.update(input);
        return signing.sign();
    }

    /** Whether this is the signature of these bytes under this key. */
    public boolean verifies(PublicKey key, byte[] input, byte[] signature) throws GeneralSecurityException {
        if (signature.length != SIGNATURE_BYTES || of(key) != this) {
            return false;
        }
        var checking = Signature.getInstance(engine);
        checking.initVerify(key);
        checking.update(input);
        try {
            return checking.verify(signature);
        } catch (SignatureException _) {
            return false;
        }
    }
}
