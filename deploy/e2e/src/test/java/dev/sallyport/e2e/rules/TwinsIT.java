package dev.sallyport.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of attacks is no rubber stamp. */
@OnServers(ServerKind.POSTGRESQL18)
final class TwinsIT {
    private final TestServer server;

    TwinsIT(TestServer server) {
        this.server = server;
    }

    private Twins.Outcome attempt(Attack.Seam without, String sql) throws SQLException, EngineFailure {
        try (Twins twins = Twins.on(server)) {
            Attack.Others nobody = new Attack.Others(List.of(), List.of(), List.of());
            return twins.attempt(new Attack("x1", without, "refused", nobody, sql));
        }
    }

    @Test
    void anAnswerThatTellsIsSeen() throws SQLException, EngineFailure {
        Twins.Outcome outcome = attempt(Attack.Seam.RAW, "select 'canary'");

        assertThat(outcome.holds()).isFalse();
        assertThat(outcome.isExpected()).isFalse();
    }

    @Test
    void anAttackThatIsNoneIsSeen() throws SQLException, EngineFailure {
        Twins.Outcome outcome = attempt(Attack.Seam.MASKED, "select id, name from people");

        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.isReal()).isFalse();
    }

    @Test
    void aMaskThatIsForgottenIsSeen() throws SQLException, EngineFailure {
        assertThat(attempt(Attack.Seam.UNMASKED, "select ssn from sales").isReal())
                .isTrue();
        assertThat(attempt(Attack.Seam.UNFENCED, "select ssn from sales").isReal())
                .isFalse();
    }
}
