package dev.sallyport.engine.testkit.documentdb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** What a server keeps of a password for SCRAM-SHA-256 (RFC 7677). */
final class ScramKeys {
    private static final int ITERATIONS = 4096;
    private static final int BITS = 256;
    private static final String HMAC = "HmacSHA256";

    private final byte[] salt;
    private final byte[] stored;
    private final byte[] server;

    private ScramKeys(byte[] salt, byte[] stored, byte[] server) {
        this.salt = salt;
        this.stored = stored;
        this.server = server;
    }

    /** From a password of ASCII characters. */
    static ScramKeys of(String password, byte[] salt) {
        try {
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS))
                    .getEncoded();
            return new ScramKeys(salt, hash(hmac(salted, "Client Key")), hmac(salted, "Server Key"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part of the first answer that is of the user. */
    String challenge() {
        return "s=" + Base64.getEncoder().encodeToString(salt) + ",i=" + ITERATIONS;
    }

    /** Whether who proves this knows the password. */
    boolean prove(byte[] proof, String messages) {
        try {
            byte[] signature = hmac(stored, messages);
            byte[] key = new byte[signature.length];
            for (int i = 0; i < key.length && i < proof.length; i++) {
                key[i] = (byte) (signature[i] ^ proof[i]);
            }
            return proof.length == key.length && MessageDigest.isEqual(hash(key), stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The proof that the server knows its half. */
    String signature(String messages) {
        try {
            return "v=" + Base64.getEncoder().encodeToString(hmac(server, messages));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(key, HMAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ScramKeys" + Arrays.hashCode(salt);
    }
}
