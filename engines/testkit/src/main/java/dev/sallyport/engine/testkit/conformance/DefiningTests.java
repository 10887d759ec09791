package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.operation.ColumnDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A definition is in the catalog once it is committed, and not before. */
abstract class DefiningTests extends OnSubject {
    DefiningTests(EngineSubject subject) {
        super(subject);
    }

    @Test
    void whatIsDefinedIsInTheCatalog() throws EngineFailure {
        if (isServed(Phrase.EXTEND)) {
            String before = subject.engine().catalog().version();
            run(Phrase.EXTEND, Terms.CLEAR);
            subject.engine().refresh();
            assertThat(subject.engine().catalog().version()).isNotEqualTo(before);
            assertThat(hasNote()).isTrue();
        }
    }

    @Test
    @Tag("refused")
    void whatIsNotCommittedIsNotDefined() throws EngineFailure {
        if (isServed(Phrase.EXTEND)) {
            try (Execution execution = open(seal(Phrase.EXTEND, Terms.CLEAR))) {
                assertThat(execution.next()).isEmpty();
            }
            subject.engine().refresh();
            assertThat(hasNote()).isFalse();
        }
    }

    private boolean hasNote() {
        return subject.engine().catalog().objects().stream()
                .filter(object -> object.name().object().equals("customers"))
                .flatMap(object -> object.columns().stream())
                .map(ColumnDescription::name)
                .anyMatch("note"::equals);
    }
}
