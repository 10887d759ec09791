package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of what is written. */
@OnServers(ServerKind.POSTGRESQL18)
final class WritesIT extends OnGround {
    WritesIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
    }

    @Test
    void aGatewayThatDiesInTheMiddleTellsTheTruthAfterwards() throws Exception {
        assertHolds(new WritesKilled());
    }

    @Test
    void aPointWriteIsMeasuredBesideJdbc() throws Exception {
        assertHolds(new WriteTime());
    }

    @Test
    void writesOfOthersAreUnderstoodAndChangeTheSameRows() throws Exception {
        assumeThat(ground.root().resolve("../shared/corpora")).isDirectory();
        assertHolds(new CorporaWritten());
    }

    @Test
    void writesMadeByChanceTellNothingOfWhatIsHidden() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(new GeneratedWrites());
    }
}
