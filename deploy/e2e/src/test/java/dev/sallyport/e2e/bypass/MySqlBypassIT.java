package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerEngine;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sample of the corpus through running gateways over MySQL and MariaDB. */
@OnServers(engine = ServerEngine.MYSQL)
@Tag("refused")
final class MySqlBypassIT {
    /** One or more of each category; each of them has an end that no build may change. */
    private static final List<String> SAMPLE = List.of(
            "MY-004", "MY-005", "MY-040", "MY-050", "MY-066", "MY-081", "MY-098", "MY-103", "MY-107", "MY-119",
            "MY-127", "MY-149", "MY-163", "MY-179", "MY-188", "MY-198", "MY-203", "MY-228", "MY-229", "MY-230");

    private final TestServer server;
    private final Bypass bypass;
    private final Path file;

    MySqlBypassIT(TestServer server, @TempDir Path folder) throws IOException {
        this.server = server;
        this.file = Cases.file("bypass/cases.jsonl");
        this.bypass = new Bypass(Cases.file("bypass"), folder, true);
    }

    /** Planted cases take the same road with expectations that cannot hold: what the oracles are worth on a real answer. */
    @Test
    void sampleComesOutWellAndPlantedCasesBadly() throws Exception {
        List<Case> cases = new ArrayList<>(CaseFile.read(file).stream()
                .filter(one -> SAMPLE.contains(one.id()))
                .toList());
        assertThat(cases).hasSameSizeAs(SAMPLE);
        cases.addAll(new Planted("mysql").cases("select sleep(1)"));

        Report report = bypass.run(cases, "here", server);

        assertThat(report.isGood()).isFalse();
        Planted.assertTold(report.json());
    }
}
