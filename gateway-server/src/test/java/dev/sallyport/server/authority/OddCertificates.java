package dev.sallyport.server.authority;

import dev.sallyport.server.authority.CertificateMaker.Leaf;
import dev.sallyport.server.authority.CertificateMaker.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Client certificates that the development authority would never issue, signed with its own key. */
public final class OddCertificates {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Path folder;
    private final CertificateMaker maker = new CertificateMaker(InstantSource.system());

    public OddCertificates(Path folder) {
        this.folder = folder;
    }

    /** For clients, naming these URIs and a DNS name. */
    public ClientCertificate naming(String... uris) throws IOException, GeneralSecurityException {
        return issue(new Leaf(KeyPurposeId.id_kp_clientAuth, names(uris), HOUR));
    }

    /** For servers only. */
    public ClientCertificate forServers(String uri) throws IOException, GeneralSecurityException {
        return issue(new Leaf(KeyPurposeId.id_kp_serverAuth, names(uri), HOUR));
    }

    private static GeneralNames names(String... uris) {
        return new GeneralNames(Stream.concat(
                        Stream.of(new GeneralName(GeneralName.dNSName, "client.example")),
                        Stream.of(uris).map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri)))
                .toArray(GeneralName[]::new));
    }

    private ClientCertificate issue(Leaf leaf) throws IOException, GeneralSecurityException {
        var root = new Signer(Pem.readCertificate(folder.resolve("ca.pem")), Pem.readKey(folder.resolve("ca.key")));
        var key = CertificateMaker.newKey();
        X509Certificate certificate = maker.leaf(root, key, "odd", leaf);
        var file = folder.resolve("odd.pem");
        Pem.writeCertificate(file, certificate);
        Pem.writeKey(folder.resolve("odd.key"), key.getPrivate());
        return new ClientCertificate("odd", file, folder.resolve("odd.key"), DevAuthority.thumbprint(certificate));
    }
}
