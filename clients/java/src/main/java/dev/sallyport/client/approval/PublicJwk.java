package dev.sallyport.client.approval;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A public key as a JWK (RFC 7517) of the members that RFC 7638 takes its thumbprint over.
 *
 * @param json those members in their order, without spaces
 */
public record PublicJwk(PublicKey key, String json) {
    private static final int POINT_BYTES = 32;
    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The JWK of a key; another key than P-256 and Ed25519 is refused. */
    public static PublicJwk of(PublicKey key) throws InvalidKeyException {
        return switch (SignatureAlgorithm.of(key)) {
            case ES256 -> new PublicJwk(key, json(((ECPublicKey) key).getW()));
            case EDDSA -> new PublicJwk(key, json(key.getEncoded()));
        };
    }

    private static String json(java.security.spec.ECPoint point) {
        return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + base64(P256.bytes(point.getAffineX())) + "\",\"y\":\""
                + base64(P256.bytes(point.getAffineY())) + "\"}";
    }

    private static String json(byte[] encoded) {
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT_BYTES, encoded.length);
        return "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64(point) + "\"}";
    }

    /** The key that the members of a JWK name; more members than it needs are left out. */
    public static PublicJwk of(Map<String, ?> members) throws GeneralSecurityException {
        String kind = member(members, "kty") + " " + member(members, "crv");
        return switch (kind) {
            case "EC P-256" -> of(P256.key(coordinate(members, "x"), coordinate(members, "y")));
            case "OKP Ed25519" -> of(edwards(point(members, "x")));
            default -> throw new InvalidKeyException("the key is `" + kind + "`, expected `EC P-256` or `OKP Ed25519`");
        };
    }

    private static PublicKey edwards(byte[] point) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(ED25519_HEAD, ED25519_HEAD.length + POINT_BYTES);
        System.arraycopy(point, 0, encoded, ED25519_HEAD.length, POINT_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static BigInteger coordinate(Map<String, ?> members, String name) throws InvalidKeyException {
        return new BigInteger(1, point(members, name));
    }

    private static byte[] point(Map<String, ?> members, String name) throws InvalidKeyException {
        String text = member(members, name);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == POINT_BYTES && base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new InvalidKeyException("member `" + name + "` of the key is not 32 bytes in base64url");
    }

    private static String member(Map<String, ?> members, String name) throws InvalidKeyException {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new InvalidKeyException("member `" + name + "` of the key is missing");
    }

    /** SHA-256 of the members in base64url. */
    public String thumbprint() {
        return base64(Hashes.sha256(ByteString.copyFromUtf8(json)).toByteArray());
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
