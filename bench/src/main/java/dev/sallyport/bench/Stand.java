package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What every point needs: PostgreSQL with the wide table, a gateway's configuration, and the shipped jars. */
final class Stand implements AutoCloseable {
    /** As in production. */
    private static final int SEGMENT_BYTES = 64 << 20;

    private final TestServers servers;
    private final Rig rig;
    private final String classPath;
    private final Scale scale;

    private Stand(TestServers servers, Rig rig, String classPath, Scale scale) {
        this.servers = servers;
        this.rig = rig;
        this.classPath = classPath;
        this.scale = scale;
    }

    /** @param root of the repository, where the jars were built */
    static Stand open(Path root, Scale scale) throws Exception {
        String classPath = classPath(root.resolve("gateway-server/target"));
        Path folder = Files.createTempDirectory(root.resolve("bench/target"), "run-");
        TestServers servers = new TestServers();
        try {
            TestDatabase database =
                    servers.find(ServerKind.POSTGRESQL18).orElseThrow().createDatabase();
            database.execute(WideTable.statements(scale.rows()));
            Stand stand = new Stand(servers, Rig.make(folder, database, SEGMENT_BYTES), classPath, scale);
            stand.applyPolicy();
            return stand;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    /** The jar and the libraries beside it, as the launcher names them. */
    private static String classPath(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(
                            file -> file.getFileName().toString().matches("sallyport-server-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no gateway was built in `" + target + "`"));
            return jar + ":" + target.resolve("lib") + "/*";
        }
    }

    private void applyPolicy() throws IOException {
        try (ChildGateway gateway = gateway(List.of())) {
            rig.apply(gateway.adminPort(), WidePolicy.manifest());
        }
    }

    Rig rig() {
        return rig;
    }

    Scale scale() {
        return scale;
    }

    String databaseVersion() {
        return rig.database().server().version();
    }

    /** Starts a gateway as the launcher does. */
    ChildGateway gateway(List<String> jvmOptions) throws IOException {
        return ChildGateway.start(rig, classPath, jvmOptions);
    }

    ChildEcho echo() throws IOException {
        return ChildEcho.start(rig.folder().resolve("dev"), rig.folder().resolve("echo.log"));
    }

    @Override
    public void close() throws IOException {
        servers.close();
        try (Stream<Path> files = Files.walk(rig.folder())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
