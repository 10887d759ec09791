package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Catalog;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Reading;
import dev.sallyport.operation.ColumnDescription;
import dev.sallyport.operation.ObjectDescription;
import dev.sallyport.operation.Obligations;
import dev.sallyport.operation.OperationKind;
import dev.sallyport.operation.Reason;
import dev.sallyport.operation.Refusal;
import dev.sallyport.operation.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is claimed is understood and answered, and nothing else is. */
abstract class ReadingTests extends OnSubject {
    ReadingTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("refused")
    void aPhraseIsUnderstoodWhereItIsClaimedAndRefusedOtherwise(Phrase phrase) throws EngineFailure {
        if (!isServed(phrase)) {
            return;
        }
        if (phrase.isRead()) {
            assertThat(answer(phrase, Terms.CLEAR)).containsExactlyInAnyOrderElementsOf(phrase.answer());
        } else {
            assertThat(understood(phrase).operation().kind()).isNotEqualTo(OperationKind.READ);
        }
    }

    @Test
    @Tag("refused")
    void nonsenseIsNotUnderstood() {
        Reading.Opaque reading = (Reading.Opaque) read(subject.sayNonsense());
        assertThat(reading.kind()).isEqualTo(OperationKind.UNKNOWN);
        assertThat(reading.refusal().reason()).isIn(Reason.MALFORMED, Reason.NOT_UNDERSTOOD);
    }

    @Test
    @Tag("refused")
    void whatIsNotVisibleIsLikeWhatIsNotThere() throws EngineFailure {
        Catalog without = subject.engine().catalog().visibleTo(withoutTheCard());
        Reading hidden = subject.engine().read(subject.say(Phrase.CUSTOMERS), without);
        switch (read(subject.sayMissing())) {
            case Reading.Opaque(var missing, var _) -> assertRefusedAlike(missing, ((Reading.Opaque) hidden).refusal());
            case Reading.Understood missing -> assertAnsweredAlike(missing, (Reading.Understood) hidden, without);
        }
    }

    private static void assertRefusedAlike(Refusal missing, Refusal hidden) {
        assertThat(missing.message()).contains("missing");
        assertThat(hidden.message()).isEqualTo(missing.message().replace("missing", "card"));
        assertThat(hidden.reason()).isEqualTo(missing.reason()).isEqualTo(Reason.UNKNOWN_OBJECT);
        assertThat(hidden.rule()).isEqualTo(missing.rule());
    }

    /** Where rows need not have what is asked of them, both are a row without it. */
    private void assertAnsweredAlike(Reading.Understood missing, Reading.Understood hidden, Catalog catalog)
            throws EngineFailure {
        assertThat(hidden.operation()).isEqualTo(missing.operation());
        List<String> answer = List.of("1, clear 1", "2, clear 2", "3, clear 3");
        for (Reading.Understood each : List.of(missing, hidden)) {
            Obligations obligations = Terms.CLEAR.on(each.operation(), catalog);
            assertThat(answer(subject.engine().seal(each, obligations))).isEqualTo(answer);
        }
    }

    private static Visibility withoutTheCard() {
        return object -> Optional.of(new Visibility.VisibleObject(Set.copyOf(names(object)), names(object)));
    }

    private static List<String> names(ObjectDescription object) {
        return object.columns().stream()
                .map(ColumnDescription::name)
                .filter(name -> !name.equals("card"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("refused")
    void noLiteralStandsInAShape(Phrase phrase) {
        if (read(phrase) instanceof Reading.Understood understood) {
            assertThat(understood.shape()).doesNotContain("clear 4", "card 4", "renamed");
        }
    }
}
