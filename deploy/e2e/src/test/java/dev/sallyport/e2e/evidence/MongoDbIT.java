package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.DocumentServer;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of documents. */
@OnServers(ServerKind.DOCUMENTDB)
final class MongoDbIT extends OnGround {
    MongoDbIT(DocumentServer server, @TempDir Path folder) {
        super(server, folder);
    }

    @BeforeEach
    void requireCases() {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
    }

    @Test
    @Tag("refused")
    void casesOfTheBypassCorpusLetNothingThrough() throws Exception {
        assertHolds(new Cases(0));
    }

    @Test
    void commandsOfTheDriversTestsAreUnderstoodAndAnsweredAsTheyAre() throws Exception {
        assertHolds(new MongoCorporaRead());
    }

    @Test
    void commandsMadeByChanceTellNothingOfWhatIsHidden() throws Exception {
        assertHolds(new GeneratedCommands());
    }

    @Test
    void theAfternoonOfAnAgentGoesAsItMust() throws Exception {
        assertHolds(new Walkthrough());
    }

    @Test
    void aWriteIsToldAsItEndedWhereverTheGatewayDies() throws Exception {
        assertHolds(new WritesKilled());
    }

    @Test
    void anIndexServesBehindMasksAndTellsNothing() throws Exception {
        assertHolds(new IndexServes());
    }

    @Test
    void noErrorOfAMongodIsToldWithAValue() throws Exception {
        assertHolds(new Scrubber());
    }

    @Test
    void whatReadsCostIsStated() throws Exception {
        assertThat(new DocumentReads().measure(ground)).hasSize(4).allMatch(Figure::holds);
    }
}
