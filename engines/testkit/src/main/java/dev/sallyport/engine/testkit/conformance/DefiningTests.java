package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.operation.ColumnDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A definition is in the catalog once it is committed, and not before. */
abstract class DefiningTests extends OnSubject {
    DefiningTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource(names = {"MAKE", "EXTEND"})
    void whatIsDefinedIsInTheCatalog(Phrase phrase) throws EngineFailure {
        if (isServed(phrase)) {
            String before = subject.engine().catalog().version();
            run(phrase, Terms.CLEAR);
            subject.engine().refresh();
            assertThat(subject.engine().catalog().version()).isNotEqualTo(before);
            assertThat(isDefined(phrase)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MAKE", "EXTEND"})
    @Tag("refused")
    void whatIsNotCommittedIsNotDefined(Phrase phrase) throws EngineFailure {
        if (isServed(phrase)) {
            try (Execution execution = open(seal(phrase, Terms.CLEAR))) {
                assertThat(execution.next()).isEmpty();
            }
            subject.engine().refresh();
            assertThat(isDefined(phrase)).isFalse();
        }
    }

    private boolean isDefined(Phrase phrase) {
        return phrase == Phrase.MAKE ? hasNotes() : hasNote();
    }

    private boolean hasNotes() {
        return subject.engine().catalog().objects().stream()
                .anyMatch(object -> object.name().object().equals("notes"));
    }

    private boolean hasNote() {
        return subject.engine().catalog().objects().stream()
                .filter(object -> object.name().object().equals("customers"))
                .flatMap(object -> object.columns().stream())
                .map(ColumnDescription::name)
                .anyMatch("note"::equals);
    }
}
