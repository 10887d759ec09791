package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.e2e.generated.SmithPolicy;
import dev.sallyport.e2e.sqlsmith.Sight;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What judges the statements of `sqlsmith` passes what is masked, and notices what is not. */
@OnServers(ServerKind.POSTGRESQL18)
final class SmithedIT {
    private static final String MASKED = "select id, key, pin, grade, mail, card, born, worth from gadgets";

    private final Ground ground;
    private final TestServer server;

    SmithedIT(TestServer server, @TempDir Path folder) {
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.server = server;
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
    }

    @Test
    void masksThatAreMissingAreNoticed() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        try (Trio trio = Sqlsmith.open(ground, server)) {
            assertThat(shortOf(trio, SmithPolicy.READER)).isEmpty();
            assertThat(shortOf(trio, SmithPolicy.UNMASKED))
                    .containsExactly(
                            "answers with a piece of what is masked or hidden",
                            "answers that differ by what may not be seen");
        }
    }

    private static List<String> shortOf(Trio trio, String reader) throws Exception {
        SmithTally tally = new SmithTally();
        new Smithed(trio, reader, Sqlsmith.canaries(trio), tally).send(Map.of(Sight.VIEWS, Set.of(MASKED)));
        return tally.figures(1, 100).stream()
                .filter(figure -> !figure.holds())
                .map(Figure::what)
                .toList();
    }
}
