package dev.sallyport.server.authority;

import dev.sallyport.server.config.IssuerConfig;
import dev.sallyport.server.config.IssuerConfig.Algorithm;
import dev.sallyport.server.config.TrustConfig;
import dev.sallyport.server.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A certificate authority and token issuer in one folder, so that first steps need no identity provider.
 *
 * <p>Anyone who reads the folder can be anyone: a production configuration refuses {@link #ISSUER}.
 */
public final class DevAuthority {

    /** The issuer of every development token; no production gateway trusts it. */
    public static final String ISSUER = "https://dev.sallyport.invalid";

    /** The audience of every development token. */
    public static final String AUDIENCE = "sallyport";

    /** The trust domain of every development certificate. */
    public static final String TRUST_DOMAIN = "dev.sallyport";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(365);
    private static final Duration CLIENT_LIFE = Duration.ofDays(30);

    private final Path folder;
    private final CertificateMaker maker;
    private final CertificateMaker.Signer root;
    private final TokenMint mint;

    private DevAuthority(Path folder, CertificateMaker maker, CertificateMaker.Signer root, TokenMint mint) {
        this.folder = folder;
        this.maker = maker;
        this.root = root;
        this.mint = mint;
    }

    /** Makes a new authority in the folder, in place of one that may be there, with a server certificate. */
    public static DevAuthority create(Path folder, InstantSource clock) throws IOException, GeneralSecurityException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder.resolve("clients"), ownerOnly);
        var maker = new CertificateMaker(clock);
        var key = CertificateMaker.newKey();
        var certificate = maker.root(key, "Sallyport development authority", AUTHORITY_LIFE);
        Pem.writeKey(folder.resolve("ca.key"), key.getPrivate());
        Pem.writeCertificate(folder.resolve("ca.pem"), certificate);
        var mint = TokenMint.create(folder.resolve("signing.key"), folder.resolve("jwks.json"), clock);
        var root = new CertificateMaker.Signer(certificate, key.getPrivate());
        var authority = new DevAuthority(folder, maker, root, mint);
        authority.issueServerCertificate();
        return authority;
    }

    /** Opens the authority that stands in the folder. */
    public static DevAuthority open(Path folder, InstantSource clock) throws IOException, GeneralSecurityException {
        var root = new CertificateMaker.Signer(
                Pem.readCertificate(folder.resolve("ca.pem")), Pem.readKey(folder.resolve("ca.key")));
        var mint = TokenMint.open(folder.resolve("signing.key"), folder.resolve("jwks.json"), clock);
        return new DevAuthority(folder, new CertificateMaker(clock), root, mint);
    }

    /** Whether a client can have this name. */
    public static boolean isClientName(String name) {
        return NAME.matcher(name).matches();
    }

    /** A certificate for an agent of this name, issued anew each time. */
    public ClientCertificate issueAgentCertificate(String name) throws IOException, GeneralSecurityException {
        return issueCertificate("agent", name);
    }

    /** A certificate for a human's own client, issued anew each time. */
    public ClientCertificate issueHumanCertificate(String name) throws IOException, GeneralSecurityException {
        return issueCertificate("human", name);
    }

    /** The certificate that stands in the folder for the agent of this name. */
    public ClientCertificate agentCertificate(String name) throws IOException, GeneralSecurityException {
        return openCertificate("agent", name);
    }

    /** The certificate that stands in the folder for the human of this name. */
    public ClientCertificate humanCertificate(String name) throws IOException, GeneralSecurityException {
        return openCertificate("human", name);
    }

    /** A token with which the agent that holds the certificate acts for the human. */
    public String mintAgentToken(ClientCertificate agent, TokenRequest request) throws GeneralSecurityException {
        return mint.mint(agent, request, true);
    }

    /** A token with which the human calls without an agent. */
    public String mintHumanToken(ClientCertificate human, TokenRequest request) throws GeneralSecurityException {
        return mint.mint(human, request, false);
    }

    /** The certificate of the authority: what clients and servers of the development set-up trust. */
    public Path authorityCertificate() {
        return folder.resolve("ca.pem");
    }

    /** The server's certificate, for localhost and 127.0.0.1. */
    public Path serverCertificate() {
        return folder.resolve("server.pem");
    }

    /** The server's key. */
    public Path serverKey() {
        return folder.resolve("server.key");
    }

    /** How a gateway trusts this issuer; each attribute comes from the claim of its own name. */
    public IssuerConfig issuer(Set<String> attributes) {
        return new IssuerConfig(
                ISSUER,
                AUDIENCE,
                folder.resolve("jwks.json").toUri(),
                Set.of(Algorithm.ES256),
                IssuerConfig.DEFAULT_LIFETIME,
                "groups",
                attributes.stream().collect(Collectors.toMap(Function.identity(), Function.identity())),
                Map.of());
    }

    /** How a gateway trusts the certificates of this authority. */
    public TrustConfig trust() {
        return new TrustConfig(List.of(authorityCertificate()), Set.of(TRUST_DOMAIN));
    }

    private void issueServerCertificate() throws IOException, GeneralSecurityException {
        var key = CertificateMaker.newKey();
        Pem.writeKey(serverKey(), key.getPrivate());
        Pem.writeCertificate(
                serverCertificate(), maker.leaf(root, key, "localhost", CertificateMaker.Leaf.server(AUTHORITY_LIFE)));
    }

    private ClientCertificate issueCertificate(String kind, String name) throws IOException, GeneralSecurityException {
        var key = CertificateMaker.newKey();
        var leaf = CertificateMaker.Leaf.client(workload(kind, name), CLIENT_LIFE);
        Pem.writeKey(clientFile(kind, name, ".key"), key.getPrivate());
        Pem.writeCertificate(clientFile(kind, name, ".pem"), maker.leaf(root, key, name, leaf));
        return openCertificate(kind, name);
    }

    private ClientCertificate openCertificate(String kind, String name) throws IOException, GeneralSecurityException {
        var file = clientFile(kind, name, ".pem");
        var thumbprint = thumbprint(Pem.readCertificate(file));
        return new ClientCertificate(workload(kind, name), file, clientFile(kind, name, ".key"), thumbprint);
    }

    private static String workload(String kind, String name) {
        if (!isClientName(name)) {
            throw new IllegalArgumentException("`" + name + "` is not a client name, expected `" + NAME + "`");
        }
        return "spiffe://" + TRUST_DOMAIN + "/" + kind + "/" + name;
    }

    private Path clientFile(String kind, String name, String extension) {
        return folder.resolve("clients").resolve(kind + "-" + name + extension);
    }

    static String thumbprint(X509Certificate certificate) throws GeneralSecurityException {
        return Sha256.base64(Sha256.of(certificate.getEncoded()));
    }
}
