package dev.sallyport.e2e.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import dev.sallyport.engine.testkit.Tools;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small sample of each point of what PostgreSQL itself says about a statement. */
@OnServers(ServerKind.POSTGRESQL18)
final class PostgresqlIT {
    private final Ground ground;

    PostgresqlIT(TestServer server, @TempDir Path folder) {
        var _ = Tools.folder("libpg-query-18.1.5");
        Path root = Path.of(System.getProperty("sallyport.root"));
        this.ground = new Ground(List.of(server), root, folder, true, Ground.FIXED_SEED);
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

    private void assertHolds(Point point) throws Exception {
        assertThat(point.measure(ground)).isNotEmpty().allMatch(Figure::holds);
    }
}
