package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of approvals. */
@OnServers(ServerKind.POSTGRESQL18)
final class ApprovalsIT extends OnGround {
    ApprovalsIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
    }

    @Test
    void whatAsksIsRefusedWithoutAPersonAndRunsOnceWithOne() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(new ApprovedCases());
    }

    @Test
    void ofManyWhoUseOneYesOneGetsThrough() throws Exception {
        assertHolds(new ApprovalRace());
    }

    @Test
    void whatChangesKillsAYesAndIsNamed() throws Exception {
        assertHolds(new ApprovalDrift());
    }

    @Test
    void aStrangersProgramBelievesTheDecisionAndNoOther() throws Exception {
        assertHolds(new DecisionsChecked());
    }

    @Test
    void valuesStandInThePlaceOfMasksForOneStatementOnceAfterAYes() throws Exception {
        assertHolds(new Unmasking());
    }

    @Test
    void theAfternoonOfAnAgentGoesAsItMust() throws Exception {
        assertHolds(new Walkthrough());
    }

    @Test
    void aGatewayThatIsKilledRunsNothingTwiceAndNothingWithoutItsYes() throws Exception {
        assertHolds(new ApprovalsKilled());
    }
}
