package dev.sallyport.audit;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of one record's commitments: 32 random bytes, made for that record and never stored in the log. */
public final class CommitmentKey {
    private static final String HMAC = "HmacSHA256";
    private final SecretKeySpec key;

    private CommitmentKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, HMAC);
    }

    /** A new key; the generator must be a secure one. */
    public static CommitmentKey random(RandomGenerator secure) {
        byte[] bytes = new byte[Merkle.HASH_BYTES];
        secure.nextBytes(bytes);
        return new CommitmentKey(bytes);
    }

    /** A key of 32 bytes that is kept elsewhere. */
    public static CommitmentKey of(byte[] bytes) {
        return new CommitmentKey(bytes.clone());
    }

    /** Binds a record to a value without showing it: HMAC-SHA-256 of the value's canonical bytes. */
    public ByteString commit(byte[] canonical) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return ByteString.copyFrom(mac.doFinal(canonical));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", e);
        }
    }
}
