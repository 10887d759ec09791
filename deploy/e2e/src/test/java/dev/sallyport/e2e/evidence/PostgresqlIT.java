package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.engine.testkit.Tools;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of what PostgreSQL itself says about a statement. */
@OnServers(ServerKind.POSTGRESQL18)
final class PostgresqlIT extends OnGround {
    PostgresqlIT(TestServer server, @TempDir Path folder) {
        super(server, folder);
        var _ = Tools.folder("libpg-query-18.1.5");
    }

    @Test
    void manyTablesMakeNoSlowStartAndChangesAreSeenSoon() throws Exception {
        assertHolds(new ManyTables());
    }

    @Test
    void regressionTestsDoWhatTheyDoByThemselves() throws Exception {
        assertHolds(new Regress());
    }

    @Test
    void generatedStatementsOfAllKindsAreReadAsTheServerReadsThem() throws Exception {
        assertHolds(new GeneratedAlike());
    }

    @Test
    void rules() throws Exception {
        assertHolds(new RuleAttacks());
    }

    @Test
    void whatSqlsmithMakesBreaksNothingAndBringsNothingOut() throws Exception {
        Tools.program("sqlsmith");
        assumeThat(ground.root().resolve("../shared/bypass")).isDirectory();
        assertHolds(new Sqlsmith());
    }

    @Test
    void theServerAnalysesWhatTheEngineUnderstands() throws Exception {
        assertHolds(new ResolverOracle());
    }
}
