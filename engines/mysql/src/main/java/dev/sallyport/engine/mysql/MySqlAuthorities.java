package dev.sallyport.engine.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The authorities that may vouch for a server, in the one form that the driver reads: a key store in a file. */
final class MySqlAuthorities {
    private static final String TYPE = "PKCS12";

    private MySqlAuthorities() {}

    /**
     * The driver's settings for a file of certificates in PEM.
     *
     * @throws IllegalArgumentException when it cannot be read, or holds no certificate
     */
    static Map<String, String> of(String authorities) {
        String password = UUID.randomUUID().toString();
        try {
            Path store = Files.createTempFile("authorities", ".p12");
            store.toFile().deleteOnExit();
            write(store, certificates(Path.of(authorities)), password.toCharArray());
            return Map.of(
                    "trustCertificateKeyStoreUrl", store.toUri().toString(),
                    "trustCertificateKeyStoreType", TYPE,
                    "trustCertificateKeyStorePassword", password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("authorities `" + authorities + "` cannot be read", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("authorities `" + file + "` hold no certificate");
            }
            return found;
        }
    }

    private static void write(Path file, Collection<? extends Certificate> certificates, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, password);
        int number = 0;
        for (Certificate each : certificates) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
    }
}
