package dev.sallyport.client.approval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys and certificates in PEM files. */
public final class PemFiles {
    private static final List<String> KINDS = List.of("EC", "Ed25519", "RSA");
    private static final int LINE = 64;

    private PemFiles() {}

    /** The private key of a file, in PKCS #8; of another kind than decisions are signed with, too. */
    public static PrivateKey privateKey(Path file) throws IOException {
        var content = new PKCS8EncodedKeySpec(block(file, "PRIVATE KEY"));
        return KINDS.stream()
                .flatMap(kind -> Optional.ofNullable(key(kind, content)).stream())
                .findFirst()
                .orElseThrow(() -> new IOException("`" + file + "` holds no key that can be read"));
    }

    private static @Nullable PrivateKey key(String kind, PKCS8EncodedKeySpec content) {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(content);
        } catch (InvalidKeySpecException _) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first certificate of a file. */
    public static X509Certificate certificate(Path file) throws IOException {
        var content = new ByteArrayInputStream(block(file, "CERTIFICATE"));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
        } catch (GeneralSecurityException e) {
            throw new IOException("`" + file + "` holds no certificate that can be read", e);
        }
    }

    /** A private key as the text of such a file. */
    public static String text(PrivateKey key) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private static byte[] block(Path file, String label) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        var block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
                .matcher(text);
        if (!block.find()) {
            throw new IOException("`" + file + "` has no block `" + label + "`, expected PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(block.group(1));
        } catch (IllegalArgumentException e) {
            throw new IOException("`" + file + "` is no PEM", e);
        }
    }
}
