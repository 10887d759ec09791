package dev.sallyport.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256, by which versions and definitions are compared. */
public final class Digest {
    private final MessageDigest digest;

    public Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of one text, as hexadecimal digits. */
    public static String of(String text) {
        Digest digest = new Digest();
        digest.add(text.getBytes(UTF_8));
        return digest.end();
    }

    public void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** Of all that was added, as hexadecimal digits; begins anew. */
    public String end() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds each part and its length, so that different parts never give equal texts. */
    public static void add(StringBuilder text, Object... parts) {
        for (Object part : parts) {
            String written = part.toString();
            text.append(written.length()).append(':').append(written);
        }
    }
}
