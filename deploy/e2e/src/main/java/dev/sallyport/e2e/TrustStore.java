package dev.sallyport.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.UUID;

/** Certificates of a file in PEM as a store of keys, for a driver that reads nothing else. */
final class TrustStore {
    static final String TYPE = "PKCS12";
    /** There is nothing secret in it. */
    static final String PASSWORD = "certificates";

    private TrustStore() {}

    /** Writes it, where it is not there yet. */
    static Path write(Path target, Path certificates) {
        if (Files.exists(target)) {
            return target;
        }
        try (InputStream pem = Files.newInputStream(certificates);
                OutputStream out = Files.newOutputStream(target)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry(UUID.randomUUID().toString(), each);
            }
            store.store(out, PASSWORD.toCharArray());
            return target;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("`" + certificates + "` holds no certificates", e);
        }
    }
}
