package dev.sallyport.policy;

import dev.sallyport.operation.MaskKey;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of each column for keyed masks. */
@FunctionalInterface
public interface MaskKeys {
    MaskKey of(ColumnKey column);

    /**
     * Keys by HMAC-SHA256 of a root key over the column's key.
     *
     * @param root at least 32 bytes
     */
    static MaskKeys derivedFrom(byte[] root) {
        if (root.length < 32) {
            throw new IllegalArgumentException(
                    "the root of the mask keys has `" + root.length + "` bytes, expected at least 32");
        }
        SecretKeySpec key = new SecretKeySpec(root, "HmacSHA256");
        return column -> new MaskKey(hmac(key, Canonical.encode(column)));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
