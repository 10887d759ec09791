package dev.sallyport.engine.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256, by which versions and definitions are compared. */
final class PostgresDigest {
    private final MessageDigest digest;

    PostgresDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one text, as hexadecimal digits. */
    static String of(String text) {
        PostgresDigest digest = new PostgresDigest();
        digest.add(text.getBytes(UTF_8));
        return digest.end();
    }

    void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** Of all that was added, as hexadecimal digits; begins anew. */
    String end() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
