package dev.sallyport.engine.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.engine.Capability;
import dev.sallyport.engine.EngineFailure;
import dev.sallyport.engine.Preview;
import dev.sallyport.engine.Preview.Reversibility;
import dev.sallyport.engine.Reading;
import dev.sallyport.engine.Sealed;
import dev.sallyport.engine.testkit.Cells;
import dev.sallyport.operation.Mask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person is shown is counted, masked and changes nothing; an engine that cannot tell says so. */
abstract class PreviewingTests extends OnSubject {
    PreviewingTests(EngineSubject subject) {
        super(subject);
    }

    @ParameterizedTest
    @EnumSource(names = {"RENAME", "REMOVE"})
    @Tag("refused")
    void aPreviewCountsAndShowsWithoutChanging(Phrase phrase) throws EngineFailure {
        if (!isServed(phrase)) {
            return;
        }
        Preview preview = preview(phrase);
        if (claims(Capability.PREVIEW)) {
            assertThat(preview.affected()).hasValue(1);
            assertThat(preview.sample()).hasSize(1);
            assertThat(cells(preview)).contains(Optional.of("***"));
            assertThat(preview.reversibility()).isEqualTo(Reversibility.CONTENTS_LOST);
        } else {
            assertThat(preview.affected()).isEmpty();
            assertThat(preview.reversibility()).isEqualTo(Reversibility.UNKNOWN);
        }
        assertThat(cells(preview).stream().flatMap(Optional::stream)).noneMatch(cell -> cell.contains("card"));
        assertThat(answer(Phrase.CUSTOMERS, Terms.CLEAR)).isEqualTo(Phrase.CUSTOMERS.answer());
    }

    private static List<Optional<String>> cells(Preview preview) {
        return preview.sample().stream()
                .flatMap(List::stream)
                .flatMap(Cells::apart)
                .toList();
    }

    private Preview preview(Phrase phrase) throws EngineFailure {
        Reading.Understood understood = understood(phrase);
        Sealed sealed = seal(phrase, Terms.CLEAR);
        return subject.engine().preview(understood, sealed, obligations(understood, Terms.masked(new Mask.Redact())));
    }
}
