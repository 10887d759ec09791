package dev.sallyport.server.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a webhook's receiver knows too; read from its file each time, so that it can be changed at any time. */
record SigningSecret(Path file) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;
    private static final int LONGEST = 4096;

    /**
     * The value of the header `Sallyport-Signature`: HMAC-SHA-256 over `v1:`, the id, a colon, the timestamp, a colon and the
     * body.
     *
     * @param timestamp seconds since 1970
     * @throws IllegalArgumentException when the file cannot be read or holds no secret; it names the file, nothing in it
     */
    String sign(String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(read(), ALGORITHM));
            mac.update(("v1:" + id + ":" + timestamp + ":").getBytes(UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is in every JDK", e);
        }
    }

    /**
     * Reads it once to see that it is there.
     *
     * @throws IllegalArgumentException when it is not
     */
    void check() {
        var _ = read();
    }

    private byte[] read() {
        byte[] secret;
        try (InputStream content = Files.newInputStream(file)) {
            secret = withoutNewline(content.readNBytes(LONGEST + 1));
        } catch (IOException e) {
            throw new IllegalArgumentException("file `" + file + "` cannot be read, expected a secret in it", e);
        }
        if (secret.length < SHORTEST || secret.length > LONGEST) {
            throw new IllegalArgumentException(
                    "file `" + file + "` holds no secret, expected " + SHORTEST + " to " + LONGEST + " bytes");
        }
        return secret;
    }

    private static byte[] withoutNewline(byte[] content) {
        int end = content.length;
        if (end > 0 && content[end - 1] == '\n') {
            end--;
        }
        if (end < content.length && end > 0 && content[end - 1] == '\r') {
            end--;
        }
        return Arrays.copyOf(content, end);
    }
}
