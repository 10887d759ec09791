package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Execution;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Sealed;
import dev.sallyport.operation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write changes what it says, as often as it says, and only once it is committed. */
abstract class WritingTests extends OnSubject {
    WritingTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "RENAME", "REMOVE"})
    void aWriteChangesWhatItSays(Phrase phrase) throws EngineFailure {
        if (isServed(phrase)) {
            assertThat(run(phrase, Terms.CLEAR)).isEqualTo(1);
            assertThat(customers()).isEqualTo(after(phrase));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "RENAME", "REMOVE"})
    @Tag("refused")
    void whatIsNotCommittedIsUndone(Phrase phrase) throws EngineFailure {
        if (isServed(phrase)) {
            try (Execution execution = open(seal(phrase, Terms.CLEAR))) {
                assertThat(execution.next()).isEmpty();
                assertThat(execution.transaction()).isPresent();
            }
            assertThat(customers()).isEqualTo(Phrase.CUSTOMERS.answer());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "RENAME", "REMOVE"})
    @Tag("refused")
    void noMoreRowsAreChangedThanTheLimit(Phrase phrase) throws EngineFailure {
        if (isServed(phrase)) {
            Sealed none = ofNoRow(seal(phrase, Terms.CLEAR));
            EngineFailure failure = catchThrowableOfType(EngineFailure.class, () -> commit(none));
            assertThat(failure.reason()).isEqualTo(Reason.LIMIT);
            assertThat(customers()).isEqualTo(Phrase.CUSTOMERS.answer());
        }
    }

    private static Sealed ofNoRow(Sealed sealed) {
        return sealed.expecting(
                new Preview(OptionalLong.of(0), Optional.empty(), List.of(), List.of(), Preview.Reversibility.UNKNOWN));
    }

    private void commit(Sealed sealed) throws EngineFailure {
        try (Execution execution = open(sealed)) {
            drain(execution);
            execution.commit();
        }
    }

    private List<String> customers() throws EngineFailure {
        return answer(Phrase.CUSTOMERS, Terms.CLEAR);
    }

    private static List<String> after(Phrase phrase) {
        List<String> rows = new ArrayList<>(Phrase.CUSTOMERS.answer());
        switch (phrase) {
            case ADD -> rows.add("4, clear 4, card 4");
            case RENAME -> rows.set(1, "2, renamed, card 2");
            default -> rows.remove(2);
        }
        return rows;
    }
}
