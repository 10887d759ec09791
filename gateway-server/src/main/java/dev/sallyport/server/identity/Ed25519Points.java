package dev.sallyport.server.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 keys from the 32 bytes that a JWK has of them (RFC 8037 section 2). */
public final class Ed25519Points {
    /** Bytes of a point. */
    public static final int BYTES = 32;

    /** What stands before the point in a SubjectPublicKeyInfo (RFC 8410 section 4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519Points() {}

    /** The key at a point of that many bytes. */
    public static PublicKey key(byte[] point) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(PREFIX.length + BYTES)
                .put(PREFIX)
                .put(point)
                .array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
