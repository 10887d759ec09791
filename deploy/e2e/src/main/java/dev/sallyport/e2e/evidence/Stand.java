package dev.sallyport.e2e.evidence;

import dev.sallyport.cli.manifest.PolicyFolder;
import dev.sallyport.cli.yaml.BadFileException;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.EngineProvider;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.RunningDatabase;
import dev.sallyport.engine.testkit.RunningServer;
import dev.sallyport.engine.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A gateway with a database, tables and a policy, ready for its first query. */
final class Stand implements AutoCloseable {
    private static final List<String> JVM = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4");

    private final Rig rig;
    private final String policy;
    private @Nullable ChildGateway gateway;

    private Stand(Rig rig, String policy) {
        this.rig = rig;
        this.policy = policy;
    }

    /**
     * Makes the tables, starts the gateway and applies the policy.
     *
     * @param fixture name of a `.sql` and a `.yaml` resource beside this class
     */
    static Stand open(Ground ground, RunningServer server, String fixture) throws Exception {
        return open(ground, server, resource(fixture + ".sql"), resource(fixture + ".yaml"));
    }

    static Stand open(Ground ground, RunningServer server, String tables, String policy) throws Exception {
        Stand stand = prepare(ground, server, tables, policy);
        try {
            stand.start();
            return stand;
        } catch (IOException | BadFileException | RuntimeException failure) {
            stand.close();
            throw failure;
        }
    }

    /** Everything but the running gateway. */
    static Stand prepare(Ground ground, RunningServer server, String fixture) throws Exception {
        return prepare(ground, server, resource(fixture + ".sql"), resource(fixture + ".yaml"));
    }

    /** @param data statements that make tables, or one JSON document of collections */
    static Stand prepare(Ground ground, RunningServer server, String data, String policy) throws Exception {
        RunningDatabase database = server.createDatabase();
        switch (database) {
            case TestDatabase tables -> tables.execute(data);
            case DocumentDatabase documents -> documents.load(BsonDocument.parse(data));
        }
        return new Stand(Rig.make(ground.fresh("gateway"), database), policy);
    }

    void start() throws IOException, BadFileException {
        gateway = ChildGateway.start(rig, JVM);
        applyPolicy();
    }

    /** With room to keep what its grammar learns of many thousand different statements, which is a share of the heap. */
    void startRoomy() throws IOException, BadFileException {
        gateway = ChildGateway.start(rig, with("-Xmx2g"));
        applyPolicy();
    }

    /**
     * Starts it as the launcher does the first time, and leaves the policy to whoever waits for its database: once it ends in good
     * order, it leaves the classes that it loaded for later starts.
     */
    void startLearning() throws IOException {
        gateway = ChildGateway.start(rig, shipped(), with("-XX:AOTCacheOutput=" + learned()));
    }

    /** The jars of this process, the gateway's among them: classes of folders cannot be kept. */
    private static String shipped() {
        String all = System.getProperty("java.class.path");
        String jars = Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(each -> each.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return jars.contains("sallyport-server") ? jars : all;
    }

    private Path learned() {
        return rig.folder().resolve("gateway.aot");
    }

    private static List<String> with(String option) {
        return Stream.concat(JVM.stream(), Stream.of(option)).toList();
    }

    /** Starts the gateway with another engine, which it finds on its class path beside what it is shipped with. */
    void startWith(EngineProvider provider) throws IOException, BadFileException {
        Path services = rig.folder().resolve("engine/META-INF/services");
        Files.createDirectories(services);
        Files.writeString(
                services.resolve(EngineProvider.class.getName()),
                provider.getClass().getName());
        String configuration = Files.readString(rig.configuration());
        Files.writeString(
                rig.configuration(), configuration.replaceFirst("engine: \\w+", "engine: " + provider.name()));
        restartWithEngine();
        applyPolicy();
    }

    /** Starts a gateway that is gone again, with the engine that it was started with. */
    void restartWithEngine() throws IOException {
        String classPath = rig.folder().resolve("engine") + File.pathSeparator + System.getProperty("java.class.path");
        gateway = ChildGateway.start(rig, classPath, JVM);
    }

    void applyPolicy() throws IOException, BadFileException {
        applyPolicy(policy);
    }

    /** Makes the policy another one. */
    void applyPolicy(String text) throws IOException, BadFileException {
        Path folder = Files.createDirectories(rig.folder().resolve("policy"));
        Files.writeString(folder.resolve("policy.yaml"), text);
        rig.apply(gateway().adminPort(), PolicyFolder.read(folder, "evidence"));
    }

    /** The text of a resource beside this class. */
    static String resource(String name) throws IOException {
        try (var stream = Objects.requireNonNull(Stand.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Rig rig() {
        return rig;
    }

    ChildGateway gateway() {
        return Objects.requireNonNull(gateway, "the gateway was not started");
    }

    TestDatabase database() {
        return rig.tables();
    }

    /** A client of the agent. */
    Sallyport agent() throws IOException {
        return rig.agent(gateway().dataPort());
    }

    /** As `kill -9`, and up again over the same folder. */
    void killAndRestart() throws IOException, InterruptedException {
        gateway().kill();
        gateway = Files.exists(learned())
                ? ChildGateway.start(rig, shipped(), with("-XX:AOTCache=" + learned()))
                : ChildGateway.start(rig, JVM);
    }

    @Override
    public void close() throws SQLException {
        if (gateway != null) {
            gateway.close();
        }
        rig.database().close();
    }
}
