package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.ChildGateway;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong around a gateway: its disk, its database, its configuration. */
@OnServers(ServerKind.POSTGRESQL18)
@Tag("refused")
final class BadGroundIT {
    private static final String GOOD = "select id from products order by id";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ground ground;
    private final TestServer server;

    BadGroundIT(TestServer server, @TempDir Path folder) {
        this.server = server;
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
    }

    @Test
    void fullDiskRefusesUntilThereIsRoom() throws Exception {
        try (Stand stand = Stand.prepare(ground, server, "same-answer");
                SmallDisk disk = SmallDisk.mount(stand.rig().folder().resolve("trail"), 3 << 20)) {
            assumeTrue(disk.isMounted(), "needs root to mount a small disk");
            replace(stand.rig().configuration(), "segment_bytes: 8388608", "segment_bytes: 1048576");
            stand.start();
            try (Sallyport client = stand.agent()) {
                disk.fill();
                Answered last = askUntilRefused(client);
                Golden.assertSame(last.text().strip(), "full-disk.golden");
                disk.empty();
                await().atMost(PATIENCE).until(() -> ask(client).isWhole());
            }
        }
    }

    @Test
    void databaseThatIsAwayIsToldAndTriedAgain() throws Exception {
        try (Stand stand = Stand.open(ground, server, "same-answer")) {
            replace(stand.rig().configuration(), server.address(), "localhost:1");
            stand.killAndRestart();
            try (Sallyport client = stand.agent()) {
                Golden.assertSame(ask(client).text().strip(), "unreachable.golden");
                assertThat(stand.gateway().process().isAlive()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node: gateway-test   | knode: gateway-test     | key `knode` is not known, expected one of
            mode: development    | mode: testing           | key `mode` is `testing`, expected
            mode: development    | mode: production        | key `issuers` names the development authority
            engine: postgresql   | engine: oracle          | names engine `oracle`, expected one of [mongodb, mysql, postgresql]
            data: {host: 127.0.0.1, port: 0} | data: {host: 127.0.0.1, port: 70000} | `port` is `70000`, expected 0 to 65535
            data: {host: 127.0.0.1, port: 0} | data: {host: 127.0.0.1, port: x}     | key `data.port` is `x`, expected
            segment_bytes: 8388608 | segment_bytes: 7      | segment size is `7`, expected at least
            masks: masks.key     | masks: nowhere.key      | key `masks` cannot be read from
            name: shop           | name: Shop              | `name` is `Shop`, expected lower-case letters
            store: jdbc:sqlite:  | store: jdbc:nothing:    | control store `jdbc:nothing:
            """)
    void wrongConfigurationDoesNotStart(String right, String wrong, String told) throws Exception {
        try (Stand stand = Stand.prepare(ground, server, "same-answer")) {
            replace(stand.rig().configuration(), right, wrong);
            Process gateway = ChildGateway.command(stand.rig(), System.getProperty("java.class.path"), List.of())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(gateway.waitFor()).isEqualTo(1);
            assertThat(text).contains(told).doesNotContain("\tat ");
            assertThat(text.strip().lines().filter(line -> line.startsWith("sallyport: ")))
                    .hasSize(1);
        }
    }

    private static Answered askUntilRefused(Sallyport client) {
        Answered last = ask(client);
        for (int asked = 0; last.isWhole() && asked < 20_000; asked++) {
            last = ask(client);
        }
        return last;
    }

    private static Answered ask(Sallyport client) {
        return Answered.to(client, Query.of(Rig.SOURCE, GOOD));
    }

    private static void replace(Path file, String right, String wrong) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));
    }
}
