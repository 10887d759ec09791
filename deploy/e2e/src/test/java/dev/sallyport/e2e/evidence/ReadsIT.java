package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.engine.testkit.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of what is read, where the server's grammar is at hand; one server is enough for it. */
@OnServers(ServerKind.POSTGRESQL18)
final class ReadsIT extends OnGround {
    ReadsIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
        var _ = Tools.folder("libpg-query-18.1.5");
    }

    @Test
    void statementsOfOthersAreUnderstood() throws Exception {
        assertHolds(new CorporaRead());
    }

    @Test
    void whatIsSentAnswersAsTheStatement() throws Exception {
        assertHolds(new Answers());
    }

    @Test
    void whatParsersMisreadIsRefusedOrReadRightly() throws Exception {
        assertHolds(new Danger());
    }

    @Test
    void whatMustNotComeThroughDoesNot() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(new Cases(75));
    }

    @Test
    void operatorsAreGroupedAsTheServerGroupsThem() throws Exception {
        assertHolds(new Grouping());
    }

    @Test
    void whatIsKeptByShapeIsTheStatementsOwn() throws Exception {
        assertHolds(new Time());
    }

    @Test
    void statementsMadeByChanceTellNothingOfWhatIsHidden() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(new GeneratedReads(100_000));
    }
}
