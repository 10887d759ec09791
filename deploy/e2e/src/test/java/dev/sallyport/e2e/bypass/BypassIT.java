package dev.sallyport.e2e.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.Cases;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sample of the corpus through running gateways. */
@OnServers
@Tag("refused")
final class BypassIT {
    /** One or more of each category; each of them has an end that no build may change. */
    private static final List<String> SAMPLE = List.of(
            "PG-007", "PG-008", "PG-033", "PG-063", "PG-080", "PG-109", "PG-111", "PG-114", "PG-119", "PG-133",
            "PG-134", "PG-162", "PG-169", "PG-194", "PG-228", "PG-229", "PG-230", "PG-235", "PG-243", "PG-259",
            "PG-271", "PG-295", "PG-302", "PG-303", "PG-342", "PG-347");

    private final TestServer server;
    private final Bypass bypass;
    private final Path file;

    BypassIT(TestServer server, @TempDir Path folder) throws IOException {
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
        cases.addAll(new Planted("postgresql").cases("select pg_sleep(1)"));

        Report report = bypass.run(cases, "here", server);

        assertThat(report.isGood()).isFalse();
        Planted.assertTold(report.json());
    }
}
