package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.client.Query;
import dev.sallyport.client.Sallyport;
import dev.sallyport.e2e.Approver;
import dev.sallyport.e2e.Product;
import dev.sallyport.e2e.Rig;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.v1.ApprovalState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of MySQL and of MariaDB. */
@OnServers({ServerKind.MYSQL9, ServerKind.MARIADB10})
final class MySqlIT extends OnGround {
    MySqlIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
    }

    @Test
    void operatorsRunAsTheServerGroupsThem() throws Exception {
        assertHolds(new MySqlOperators());
    }

    @Test
    void statementsOfOthersAreUnderstoodAndAnsweredAsTheyAre() throws Exception {
        assertHolds(new MySqlCorporaRead());
    }

    @Test
    void statementsMadeByChanceTellNothingOfWhatIsHidden() throws Exception {
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(MySql.generated());
    }

    @Test
    @Tag("refused")
    void aYesBuildsNothingThatTheRoleMayNotDefine() throws Exception {
        TestServer server = ground.tables().getFirst();
        IndexStory story = IndexStory.of(Product.of(server.kind()));
        try (Stand stand = Walkthrough.prepare(ground, server)) {
            stand.start();
            try (Sallyport agent = stand.agent();
                    Approver bea = stand.rig().approver("bea", stand.gateway().adminPort())) {
                String approval = Asking.ask(agent, Query.of(Rig.SOURCE, story.definition()));
                assertThat(bea.approve(approval).getState()).isEqualTo(ApprovalState.APPROVAL_STATE_APPROVED);
                assertThat(Asking.use(agent, approval).end()).contains("lacks a right");
                assertThat(story.indexes().in(stand)).isZero();
            }
        }
    }

    @Test
    void theAfternoonOfAnAgentGoesAsItMust() throws Exception {
        assertHolds(new Walkthrough());
    }

    /** What is sent as `(a - b) >= c` is made `a - (b >= c)` on its way to the server. */
    @Test
    @Tag("refused")
    void anotherGroupingIsSeen() throws Exception {
        Pattern grouped = Pattern.compile("\\((`\\w+`\\.`a` [^`()]+ )(`\\w+`\\.`b`)\\)( [^`()]+ `\\w+`\\.`c`)");
        var regrouping = new MySqlOperators(text -> grouped.matcher(text).replaceFirst("$1($2$3)"));
        assertThat(regrouping.measure(ground))
                .filteredOn(figure -> !figure.holds())
                .hasSize(1);
    }
}
