package dev.sallyport.e2e.evidence;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point that needs nothing but a server. */
@OnServers
final class SpineIT extends OnGround {
    SpineIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
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
}
