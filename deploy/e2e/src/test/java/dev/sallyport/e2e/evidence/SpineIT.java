package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point that needs nothing but a server. */
@OnServers
final class SpineIT {
    private final Ground ground;

    SpineIT(TestServer server, @TempDir Path folder) {
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
    }

    @Test
    void hiddenNamesGetTheAnswerOfMissingOnes() throws Exception {
        assertHolds(new SameAnswer());
    }

    @Test
    void renameStormShowsNothingHidden() throws Exception {
        assertHolds(new RenameStorm());
    }

    @Test
    void hiddenRowsChangeNoAnswer() throws Exception {
        assertHolds(new RowFilter());
    }

    @Test
    void killedGatewayLosesNoAnswer() throws Exception {
        assertHolds(new KillNine());
    }

    @Test
    void theRoadFitsOnOneScreen() throws Exception {
        assertHolds(new House());
    }

    private void assertHolds(Point point) throws Exception {
        assertThat(point.measure(ground)).isNotEmpty().allMatch(Figure::holds);
    }
}
