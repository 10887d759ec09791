package dev.sallyport.engine.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.testkit.DocumentDatabase;
import dev.sallyport.engine.testkit.OnServers;
import dev.sallyport.engine.testkit.ServerKind;
import dev.sallyport.engine.testkit.conformance.EngineConformance;
import dev.sallyport.engine.testkit.conformance.Failures;
import dev.sallyport.engine.testkit.conformance.Phrase;
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
                .contains("CARDS_THROUGH_A_VIEW is not claimed", "MAKE is not claimed")
                .contains("ADD is not claimed", "RENAME is not claimed", "REMOVE is not claimed")
                .contains("aFilterHoldsUnderEveryReference");
    }

    @Test
    @Tag("refused")
    void whatIsClaimedWithoutBeingServedFails() {
        assertThat(Failures.of(NothingServed.class))
                .contains("CARD_OF_THE_LAST is claimed", "CARDS_TOGETHER is claimed")
                .contains("CARDS_THROUGH_A_VIEW is claimed", "MAKE is claimed", "EXTEND is claimed")
                .contains("ADD is claimed", "RENAME is claimed", "REMOVE is claimed")
                .contains("aHashTellsNothingButWhatIsEqual");
    }

    @Test
    @Tag("refused")
    void anEngineThatDoesNotDoWhatItMustFails() {
        assertThat(Failures.of(NothingObeyed.class))
                .contains("noMaskLetsAValueOut", "eachMaskIsWhatItSays", "anAnswerSaysWhatIsMasked")
                .contains("whatIsWithheldIsNotSealed", "aHashTellsNothingButWhatIsEqual")
                .contains("aFilterHoldsUnderEveryReference", "aGuardedColumnIsNotReleased")
                .contains("anotherTableUnderTheNameIsNotRead")
                .contains("rowsBeyondTheLimitStay", "noMoreRowsAreChangedThanTheLimit");
    }

    @OnServers(ServerKind.DOCUMENTDB)
    static final class NothingClaimed extends EngineConformance {
        NothingClaimed(DocumentDatabase database) throws EngineFailure {
            super(MongoSubject.open(database, EnumSet.of(Capability.SIMPLE_READS), EnumSet.allOf(Phrase.class)));
        }
    }

    @OnServers(ServerKind.DOCUMENTDB)
    static final class NothingServed extends EngineConformance {
        NothingServed(DocumentDatabase database) throws EngineFailure {
            super(MongoSubject.open(database, EnumSet.allOf(Capability.class), EnumSet.of(Phrase.CUSTOMERS)));
        }
    }

    @OnServers(ServerKind.DOCUMENTDB)
    static final class NothingObeyed extends EngineConformance {
        NothingObeyed(DocumentDatabase database) throws EngineFailure {
            super(MongoSubject.open(database).careless());
        }
    }
}
