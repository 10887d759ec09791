package dev.sallyport.server.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key from PEM, in the one form that names its own algorithm (RFC 7468 section 10, PKCS #8). */
final class PrivateKeys {
    private static final Pattern FORM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private PrivateKeys() {}

    /** @throws InvalidKeyException when the file is not one unencrypted key of a known algorithm */
    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = FORM.matcher(Files.readString(file));
        if (!pem.find()) {
            throw refused(file);
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException _) {
                // of another algorithm
            }
        }
        throw refused(file);
    }

    private static InvalidKeyException refused(Path file) {
        return new InvalidKeyException(
                "key `" + file + "` cannot be read, expected PEM with an unencrypted `PRIVATE KEY` (PKCS #8)");
    }
}
