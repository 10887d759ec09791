package dev.sallyport.cli;

import dev.sallyport.client.approval.PemFiles;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;

/** A key of a connection and its certificate, made by the tool of the platform. */
record SampleCertificate(Path key, Path certificate) {
    private static final String PASSWORD = "for-this-test-only";

    static SampleCertificate make(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(List.of(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=a",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        var _ = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream from = Files.newInputStream(store)) {
            keys.load(from, PASSWORD.toCharArray());
        }
        PrivateKey key = (PrivateKey) keys.getKey("a", PASSWORD.toCharArray());
        String body =
                Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded());
        return new SampleCertificate(
                Files.writeString(folder.resolve("connection.key"), PemFiles.text(key)),
                Files.writeString(
                        folder.resolve("connection.pem"),
                        "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n"));
    }
}
