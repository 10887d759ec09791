package dev.sallyport.bench;

import dev.sallyport.e2e.ChildGateway;
import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What every point needs: a database with the wide table, a gateway's configuration, and the shipped jars. */
final class Stand implements AutoCloseable {
    /** As in production. */
    private static final int SEGMENT_BYTES = 64 << 20;

    private final TestServers servers;
    private final Peer peer;
    private final Rig rig;
    private final String classPath;
    private final String echoClassPath;
    private final Scale scale;

    private Stand(TestServers servers, Peer peer, Rig rig, String classPath, String echoClassPath, Scale scale) {
        this.servers = servers;
        this.peer = peer;
        this.rig = rig;
        this.classPath = classPath;
        this.echoClassPath = echoClassPath;
        this.scale = scale;
    }

    /** @param root of the repository, where the jars were built */
    static Stand open(Path root, Peer peer, Scale scale) throws Exception {
        Path server = root.resolve("gateway-server/target");
        String libraries = server.resolve("lib") + "/*";
        String classPath = jar(server, "server") + ":" + libraries;
        String echoClassPath = jar(root.resolve("bench/target"), "bench") + ":" + classPath;
        Path folder = Files.createTempDirectory(root.resolve("bench/target"), "run-");
        TestServers servers = new TestServers();
        try {
            TestDatabase database = servers.find(peer.server()).orElseThrow().createDatabase();
            database.execute(WideTable.statements(peer, scale.rows()));
            Rig rig = Rig.make(folder, database, SEGMENT_BYTES);
            Stand stand = new Stand(servers, peer, rig, classPath, echoClassPath, scale);
            stand.applyPolicy();
            return stand;
        } catch (Exception e) {
            servers.close();
            throw e;
        }
    }

    private static Path jar(Path target, String module) throws IOException {
        String name = "sallyport-" + module + "-[^-]+(-SNAPSHOT)?\\.jar";
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no `" + module + "` was built in `" + target + "`"));
        }
    }

    private void applyPolicy() throws IOException {
        try (ChildGateway gateway = gateway(List.of())) {
            rig.apply(gateway.adminPort(), WidePolicy.manifest(peer.schema()));
        }
    }

    Rig rig() {
        return rig;
    }

    Scale scale() {
        return scale;
    }

    Peer peer() {
        return peer;
    }

    String databaseTitle() {
        return Product.title(rig.database().server());
    }

    /** Starts a gateway as the launcher does. */
    ChildGateway gateway(List<String> jvmOptions) throws IOException {
        return ChildGateway.start(rig, classPath, jvmOptions);
    }

    /** Starts an echo server in the same way. */
    ChildEcho echo(List<String> jvmOptions) throws IOException {
        Path log = rig.folder().resolve("echo.log");
        return ChildEcho.start(rig.folder().resolve("dev"), echoClassPath, jvmOptions, log);
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
