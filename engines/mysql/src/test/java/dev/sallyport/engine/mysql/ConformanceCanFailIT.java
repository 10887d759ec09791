package dev.sallyport.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.TestDatabase;
import dev.sallyport.engine.testkit.conformance.EngineConformance;
import dev.sallyport.engine.testkit.conformance.Failures;
import dev.sallyport.engine.testkit.conformance.Phrase;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An engine does not pass that serves more than it claims, claims more than it serves, or does not do what it must. */
class ConformanceCanFailIT {
    @Test
    @Tag("refused")
    void whatIsServedWithoutAClaimFails() {
        assertThat(Failures.of(NothingClaimed.class))
                .contains("CARD_OF_THE_LAST is not claimed", "CARDS_TOGETHER is not claimed")
                .contains("CARDS_THROUGH_A_VIEW is not claimed")
                .contains("aFilterHoldsUnderEveryReference", "aHashTellsNothingButWhatIsEqual");
    }

    @Test
    @Tag("refused")
    void whatIsClaimedWithoutBeingServedFails() {
        assertThat(Failures.of(NothingServed.class))
                .contains("CARD_OF_THE_LAST is claimed", "CARDS_TOGETHER is claimed")
                .contains("CARDS_THROUGH_A_VIEW is claimed", "MAKE is claimed", "EXTEND is claimed")
                .contains("ADD is claimed", "RENAME is claimed", "REMOVE is claimed");
    }

    @Test
    @Tag("refused")
    void anEngineThatDoesNotDoWhatItMustFails() {
        assertThat(Failures.of(NothingObeyed.class))
                .contains("noMaskLetsAValueOut", "eachMaskIsWhatItSays", "anAnswerSaysWhatIsMasked")
                .contains("whatIsWithheldIsNotSealed", "aHashTellsNothingButWhatIsEqual")
                .contains("aFilterHoldsUnderEveryReference", "aGuardedColumnIsNotReleased")
                .contains("anotherTableUnderTheNameIsNotRead", "rowsBeyondTheLimitStay");
    }

    @OnServers(ServerKind.MARIADB10)
    static final class NothingClaimed extends EngineConformance {
        NothingClaimed(TestDatabase database) throws SQLException, EngineFailure {
            super(ConformanceSubject.open(database, EnumSet.of(Capability.SIMPLE_READS), EnumSet.allOf(Phrase.class)));
        }
    }

    @OnServers(ServerKind.MARIADB10)
    static final class NothingServed extends EngineConformance {
        NothingServed(TestDatabase database) throws SQLException, EngineFailure {
            super(ConformanceSubject.open(database, EnumSet.allOf(Capability.class), EnumSet.of(Phrase.CUSTOMERS)));
        }
    }

    @OnServers(ServerKind.MARIADB10)
    static final class NothingObeyed extends EngineConformance {
        NothingObeyed(TestDatabase database) throws SQLException, EngineFailure {
            super(ConformanceSubject.open(database).careless());
        }
    }
}
