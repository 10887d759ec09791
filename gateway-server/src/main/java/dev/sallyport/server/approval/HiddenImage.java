package dev.sallyport.server.approval;

import dev.sallyport.engine.Image;
import dev.sallyport.server.digest.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The rows that an operation would change, as a digest that nobody may see: it is over masked columns too, and whoever had it could try
 * values until one fits. People sign a commitment to it instead, whose salt stays here.
 *
 * @param bytes nothing where the rows are not known, else salt, number and digest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record HiddenImage(byte[] bytes) {
    private static final int SALT = 32;
    private static final int DIGEST = 32;
    private static final int LENGTH = SALT + Long.BYTES + DIGEST;

    public HiddenImage {
        if (bytes.length != 0 && bytes.length != LENGTH) {
            throw new IllegalArgumentException("an image has `" + bytes.length + "` bytes, expected " + LENGTH);
        }
    }

    /** With a salt of its own. */
    static HiddenImage of(Optional<Image> image, SecureRandom random) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return new HiddenImage(image.map(known -> ByteBuffer.allocate(LENGTH)
                        .put(salt)
                        .putLong(known.rows())
                        .put(known.digest())
                        .array())
                .orElse(new byte[0]));
    }

    Optional<Image> image() {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        byte[] digest = new byte[DIGEST];
        ByteBuffer rest = ByteBuffer.wrap(bytes).position(SALT);
        long rows = rest.getLong();
        rest.get(digest);
        return Optional.of(new Image(rows, digest));
    }

    /** What people sign: 32 bytes, or none where the rows are not known. */
    byte[] commitment() {
        return bytes.length == 0 ? bytes : Sha256.of(bytes);
    }
}
