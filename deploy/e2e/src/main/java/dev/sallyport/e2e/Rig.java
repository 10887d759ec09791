package dev.sallyport.e2e;

import dev.sallyport.client.ConnectOptions;
import dev.sallyport.client.Sallyport;
import dev.sallyport.client.approval.DecisionSigner;
import dev.sallyport.client.approval.PemFiles;
import dev.sallyport.engine.SourceSettings;
import dev.sallyport.engine.SourceSettings.Tls;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.RunningDatabase;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.operation.Limits;
import dev.sallyport.policy.Identity.Attribute;
import dev.sallyport.server.authority.ClientCertificate;
import dev.sallyport.server.authority.DevAuthority;
import dev.sallyport.server.authority.TokenRequest;
import dev.sallyport.v1.ApplyPolicyRequest;
import dev.sallyport.v1.GrantsServiceGrpc;
import dev.sallyport.v1.Manifest;
import dev.sallyport.v1.PlanPolicyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;

/** What a gateway needs before it starts, in a folder of its own: authority, keys, configuration, database role. */
public final class Rig {
    /** Name of the one source. */
    public static final String SOURCE = "shop";

    /** The agent that the tests are. */
    public static final String AGENT = "shop-assistant";

    /** The password of the gateway's role in the database. */
    public static final String ROLE_PASSWORD = "gateway-test";

    /** Small, so that a short test fills some. */
    private static final int SEGMENT_BYTES = 8 << 20;

    private static final int CONNECTIONS = 8;
    private static final Duration LONG = Duration.ofMinutes(15);

    private final Path folder;
    private final RunningDatabase database;
    private final Product product;
    private final String role;
    private final DevAuthority authority;
    private final ClientCertificate agent;
    private final ClientCertificate admin;
    private final CommandProfile profiles;

    private Rig(Path folder, RunningDatabase database, DevAuthority authority)
            throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.database = database;
        this.product = Product.of(database.server().kind());
        this.role = "gateway_" + database.name();
        this.authority = authority;
        this.agent = authority.issueAgentCertificate(AGENT);
        this.admin = authority.issueHumanCertificate("ada");
        this.profiles = new CommandProfile(folder, authority.authorityCertificate());
    }

    /** Makes everything; the role may read every table that is there now, so that only the gateway stands between. */
    public static Rig make(Path folder, RunningDatabase database)
            throws IOException, GeneralSecurityException, SQLException {
        return make(folder, database, SEGMENT_BYTES);
    }

    /** The same with segments of the trail of another size. */
    public static Rig make(Path folder, RunningDatabase database, int segmentBytes)
            throws IOException, GeneralSecurityException, SQLException {
        Files.createDirectories(folder);
        Rig rig = new Rig(folder, database, DevAuthority.create(folder.resolve("dev"), InstantSource.system()));
        rig.product.makeRole(rig.role, ROLE_PASSWORD, database);
        RigConfiguration.makeKeys(folder);
        Files.writeString(folder.resolve("password"), ROLE_PASSWORD);
        Files.writeString(rig.configuration(), rig.yaml(segmentBytes));
        return rig;
    }

    private String yaml(int segmentBytes) {
        return new RigConfiguration(folder, authority)
                .with("segment", segmentBytes)
                .with("source", SOURCE)
                .with("engine", product.engine())
                .with("address", database.server().address())
                .with("database", database.name())
                .with("user", role)
                .with("database-authorities", authorities())
                .options(product.options(database))
                .text();
    }

    private String authorities() {
        return switch (database.server().tls()) {
            case Tls.Verified(String file) -> file;
            case Tls.Off() -> throw new IllegalStateException("the test server has no certificate");
        };
    }

    public Path folder() {
        return folder;
    }

    /** The role of the gateway in the database. */
    public String role() {
        return role;
    }

    public Path configuration() {
        return folder.resolve("sallyport.yaml");
    }

    public RunningDatabase database() {
        return database;
    }

    /** The database, where it has tables. */
    public TestDatabase tables() {
        return database.tables();
    }

    /** The database, where it has documents. */
    public DocumentDatabase documents() {
        return database.documents();
    }

    /** What the gateway's configuration says of the source. */
    public SourceSettings settings() {
        return new SourceSettings(
                SOURCE,
                database.server().address(),
                database.name(),
                product.schemas(),
                role,
                () -> ROLE_PASSWORD,
                database.server().tls(),
                CONNECTIONS,
                new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0, LONG),
                product.options(database));
    }

    /** A connection past the gateway: its own role, protected as its own connections are. */
    public Connection direct() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", ROLE_PASSWORD);
        return product.connect(tables(), Path.of(authorities()), folder, properties);
    }

    /** A client with the agent's certificate and no token. */
    public Sallyport tokenless(int port) throws IOException {
        return agent(port, () -> "");
    }

    /** A client with the agent's certificate and whatever token. */
    public Sallyport agent(int port, Supplier<String> token) throws IOException {
        return connect(port, agent, token);
    }

    /** A client of the agent for one human in one task. */
    public Sallyport agent(int port, String human, String task, Map<String, Attribute> attributes) throws IOException {
        TokenRequest request =
                TokenRequest.of(human, task).withAttributes(attributes).lasting(LONG);
        return connect(port, agent, new CachedToken(() -> authority.mintAgentToken(agent, request)));
    }

    /** A token of the agent for `kim` in `ticket-1`. */
    public String token() throws GeneralSecurityException {
        return authority.mintAgentToken(agent, TokenRequest.of("kim", "ticket-1"));
    }

    /** A token that binds somebody else's certificate. */
    public String foreignToken() throws GeneralSecurityException {
        return authority.mintHumanToken(admin, TokenRequest.of("ada", "administration"));
    }

    /** A client of the agent for `kim` in `ticket-1`. */
    public Sallyport agent(int port) throws IOException {
        return agent(port, "kim", "ticket-1", Map.of());
    }

    /** A client of the admin and auditor. */
    public Sallyport admin(int port) throws IOException {
        TokenRequest request = TokenRequest.of("ada", "administration").lasting(LONG);
        return connect(port, admin, new CachedToken(() -> authority.mintHumanToken(admin, request)));
    }

    /** A person who may decide: `bea` or `cai`. */
    public Approver approver(String human, int adminPort) throws IOException, GeneralSecurityException {
        ClientCertificate own = authority.issueHumanCertificate(human);
        TokenRequest request = TokenRequest.of(human, "decisions");
        Sallyport gateway = connect(adminPort, own, new CachedToken(() -> authority.mintHumanToken(own, request)));
        var signer = DecisionSigner.certified(PemFiles.privateKey(own.key()), PemFiles.certificate(own.certificate()));
        return new Approver(gateway, human, signer);
    }

    /** A profile of the command line for the agent of `kim`. */
    public Path agentProfile(int port) throws IOException, GeneralSecurityException {
        return profiles.write("agent", "data", port, agent, token());
    }

    /** A profile of the command line for a person who signed in just now. */
    public Path humanProfile(String human, int port) throws IOException, GeneralSecurityException {
        ClientCertificate own = authority.issueHumanCertificate(human);
        String token = authority.mintHumanToken(own, TokenRequest.of(human, "decisions"));
        return profiles.write(human, "admin", port, own, token);
    }

    private Sallyport connect(int port, ClientCertificate client, Supplier<String> token) throws IOException {
        return Sallyport.connect(new ConnectOptions(
                "localhost:" + port, client.certificate(), client.key(), authority.authorityCertificate(), token));
    }

    /** Makes the policy what the manifest says. */
    public void apply(int adminPort, Manifest manifest) throws IOException {
        try (Sallyport client = admin(adminPort)) {
            var grants = GrantsServiceGrpc.newBlockingStub(client.channel());
            String snapshot = grants.planPolicy(
                            PlanPolicyRequest.newBuilder().setManifest(manifest).build())
                    .getSnapshot();
            var _ = grants.applyPolicy(ApplyPolicyRequest.newBuilder()
                    .setRequestId(UUID.randomUUID().toString())
                    .setManifest(manifest)
                    .setExpectSnapshot(snapshot)
                    .build());
        }
    }

    /** Mints a token. */
    @FunctionalInterface
    interface TokenSource {
        String mint() throws GeneralSecurityException;
    }
}
